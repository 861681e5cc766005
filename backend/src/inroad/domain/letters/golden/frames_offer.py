"""Frames in which the writer offers their own labour: availability, fit, trial, freelance, pay."""

OFFER_FRAMES: tuple[tuple[str, str, str, str], ...] = (
    (
        "if-you-need",
        "offers yourself in case they need somebody",
        "neg vol talk needto",
        """
        COND ..2 {org} ..4 NEED|NEED_ING ..2 INDEF? _4 HELPER|ROLE
        COND ..2 {org} ..4 NEED|NEED_ING ..3 SKILL|MY|ME|services|WORKN
        COND ..2 there ..3 need|demand|call|use|shortage ..2 for|of ..2 HELPER|ROLE|ME|MY|SKILL
        COND ..4 JOB|VACANCY|SLOT ..4 I|ME|MY|ROLE
        COND somebody|someone|anybody|anyone ..1 leaves|leave|quits|retires|resigns|goes|drops_out|moves_on|steps_down|is_leaving
        COND {org} ..3 expand|expands|grow|grows|expanding|growing ..8 I|ME|MY
        do|does|are|is {org} ..2 NEED|NEED_ING|looking_for|HIRE_ING INDEF? _3 HELPER|ROLE
        do|does|are|is {org} ..2 NEED ..1 my|some|any|extra _2 help|services|assistance
        YOU ..3 NEED ..1 my|our services|skills|labour
        COND ..3 {you} ..3 short|shorthanded|HIRING_NOW
        HIRING_NOW ..6 I|ME|MY
        anyone|anybody|somebody|someone ..4 NEED|NEED_ING|wants ..2 INDEF ROLE|HELPER
        """,
    ),
    (
        "available",
        "says that you are free to start work",
        "neg vol talk past",
        """
        I ..3 available|free|ready|able ..3 SOON|DISPOSAL
        I ..3 DISPOSAL
        available|free|ready|able ..3 for ..1 any|INDEF|full-time|part-time|WORKN|employment|JOB|the _3 JOB|WORKN|employment|assignments|contract
        available|free ..1 for|to ..1 WORKN|employment|JOB|work|hire|start|begin|join
        I ..4 could|can|would|will ..2 start|begin ..1 SOON|on|as|from|in|next|within|the|whenever|today
        start|begin|join ..2 YOU|SOON ..3 SOON|as_soon|whenever
        place|put|offer|offering|lend|placing|putting ..1 MY|myself ..1 services|labour|skills|time|myself|self|abilities ..4 YOU|YOUR|DISPOSAL
        offer YOU MY ..2 services|labour|skills|abilities|work
        offer|offering MY ..2 services ..3 as|to
        MY services ..4 as|to YOU|YOUR|ROLE
        at your disposal|service ..3 WORKN|JOB|employment
        free|available ..3 from|as_of|as|starting|beginning|after ..2 january|february|march|april|may|june|july|august|september|october|november|december|monday|summer|autumn|spring|next|graduation|now
        I ..2 relocate|move ..6 JOB|YOUR|work|WORK_ING
        """,
    ),
    (
        "fit",
        "presents you as the one for a job with them",
        "neg vol past wh view",
        """
        I|MY ..5 APPROVE ..2 to|for|in|with|on|at YOU|YOUR|yours|the|this|that|PROPER _3 ORG|JOB|YOU|PROPER|VACANCY|opening
        I|MY ..4 would|could|can|will|am|might ..3 APPROVE ..2 CANDIDATE|ROLE|employee|addition|fit|match|replacement|asset|hire|worker
        I|MY .. asset|addition|fit|match|boon|credit|useful|valuable|service|use|value|benefit ..1 to|for|with|in YOU|YOUR|PROPER _3 ORG
        I|MY ..4 SUIT|SUIT_ING YOU|YOUR|PROPER _3 ORG|needs|requirements
        I|MY ..6 could|can|would|will|might ..3 bring|add|contribute|offer|do ..4 to|for YOU|YOUR|PROPER _3 ORG
        I|MY ..6 could|can|would|will|might ..2 do|bring|achieve|add|contribute|deliver ..5 for|to YOUR|PROPER _3 ORG
        I|me ..4 could|can|would|might|will|may|let|happy|glad|ready|willing ..3 FILL ..4 YOUR|her|his|their|gap|hole|vacancy|seat|shoes|breach|desk|role|position|post|shift|rota
        I|me ..4 could|can|would|might|let|happy|glad|ready|willing ..2 step_in|fill_in|stand_in|pitch_in|help_out|muck_in|slot_in|jump_in|lend_a_hand
        right|ideal|perfect|best|very|just|exactly man|woman|person|one|candidate|fit|match|ROLE|someone|somebody ..1 for|to ..1 YOU|YOUR|the|this|that|it|JOB
        look|search|seek no|any further
        I ..3 be ..1 one_of|among them|those|your|the ..2 people|ROLE|team|hires|staff
        look_no_further
        YOU ..3 not regret|be_disappointed|be_sorry
        chair|desk|seat|payroll|team|crew|mug|badge|locker|nameplate ..8 MY|ME|i|waiting|name
        MY|ME ..6 chair|desk|seat|payroll|badge|locker|nameplate|doorstep ..3 in|at|on|within YOUR _2 ORG
        replacement|successor|stand-in|substitute ..2 for ..1 YOUR|her|his|the|PROPER
        """,
    ),
    (
        "trial",
        "offers to work on trial, unpaid or as a trainee",
        "neg vol past",
        """
        I|ME ..5 WORK|do|volunteer|come ..4 for_free|for_nothing|unpaid|without_pay|free_of_charge|on_trial|gratis|without_wages|without_a_wage|for_no_pay
        I|ME|MY ..8 WANT ..4 INDEF? _2 internship|traineeship|apprenticeship|placement|work_experience|trial|practice .. WITH ..1 YOU|YOUR|PROPER
        could|can|may|might|would|let|possible|chance I|me|to|of|for ..3 do|complete|have|make|serve|get|undertake|arrange|organise INDEF|my|some|work_experience _2 internship|traineeship|apprenticeship|placement|trial|work_experience|practice|shift|probation|trial_shift|trial_day|trial_period
        take|taking|accept|accepting|need|want|have|offer|hire ..2 trainees|interns|apprentices|volunteers|graduates|trainee|intern|apprentice|juniors|an_intern|placements|internships|apprenticeships
        as INDEF|your _2 intern|apprentice|trainee|volunteer|assistant|junior|dogsbody|temp
        volunteer ..3 in|at|with|for YOU|YOUR _2 ORG
        start|begin ..4 bottom ..4 YOUR|YOU|company|firm|ladder
        shadow|volunteer|help|assist ..4 until|view_to|with_a_view|hired|taken_on
        let ME ..1 WORK|show|prove|try
        put ME to ..1 work|use|test
        try ME out|for
        trial ..2 day|week|shift|period|month|basis ..4 WITH YOU|YOUR
        """,
    ),
    (
        "freelance",
        "offers paid work on contract",
        "neg vol past",
        """
        COND .. NEED|NEED_ING ..2 INDEF? _3 freelance|freelancer|contractor|consultant|translator|subcontractor|freelancers
        {you} ..3 outsource|subcontract|contract_out|farm_out|commission ..6 I|ME|any|some|WORKN|work
        send|throw|put|steer|push|pass|give ..1 INDEF? _2 WORKN|project|projects|business|commissions|gigs|jobs|clients|assignments ..1 MY|to|in|for ..1 way|ME|direction
        open|available|happy|glad|free ..2 to|for ..2 contract|freelance|part-time|casual|temporary|short-term|seasonal ..1 WORKN|JOB|contracts|arrangement
        I ..2 happy|glad|pleased|willing ..1 to quote|bid|tender|pitch
        INDEF|few|couple _2 hours|days|shifts ..2 a|per|each week|month|day ..4 YOU|YOUR ..8 $
        do INDEF? odd_job|odd_jobs ..4 YOU
        commission|hire|engage|retain|contract ME
        could|can|may I ..2 do|take_on|handle|take ..3 INDEF? _2 freelance|contract|WORKN|work|bookkeeping|project ..2 for YOU
        """,
    ),
    (
        "make-a-job",
        "asks them to make a job for you",
        "neg vol past",
        """
        create|creating|make|invent|open|open_up|carve_out|add|establish INDEF _2 JOB|SLOT|opening for|around|with|to|so ..3 ME|MY|HELPER
        create|carve_out|invent INDEF _2 JOB
        room|space|place|budget ..3 for|allows ..2 one_more|another|one_extra|an_extra|ME
        one_more|another|an_extra|extra _2 HELPER ..1 : ME|mine|MY
        one_more|another _2 ROLE|HELPER ..4 YOUR _2 ORG
        thought|think|thinking|considered|consider ..1 of|about? ..1 adding|HIRE_ING|taking_on ..3 INDEF? _3 ROLE|HELPER|person
        expand|grow|enlarge YOUR _2 ORG .. ME|i
        """,
    ),
    (
        "pay-terms",
        "names what you want to be paid",
        "neg vol past",
        """
        MY _2 PAYTERM ..2 is|would|are|expectation|expectations|requirement|requirements
        salary|pay|wage expectations|requirements|expectation|requirement
        what|how ..6 YOU ..2 pay ME|MY
        how_much|what .. I ..2 earn|be_paid|get_paid|make ..6 YOU|YOUR|i
        I ..3 start|work|come|settle|begin ..2 for ..2 less|half|lower|minimum|any|whatever|salary|wage|pay|£|$|SUM
        what|how ..2 PAYTERM ..4 I ..3 expect|be|get|earn
        """,
    ),
)
