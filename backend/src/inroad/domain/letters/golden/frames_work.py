"""Frames in which the reader is to give, find or further a job."""

# (code, why, guards, patterns one a line)
WORK_FRAMES: tuple[tuple[str, str, str, str], ...] = (
    (
        "vacancy",
        "asks whether a job is open",
        "neg wh vol",
        """
        is|are|be|was|were there ..3 INDEF _3 JOB
        is|are|be there _2 VACANCY|jobs|positions|roles|employment
        is|are|be there ..2 INDEF|no|nothing _2 WORKN|SLOT .. {you}
        is|are there ..3 WORKN going|available|for
        is|are|be|have|has INDEF _3 JOB ..3 available|going|open|vacant|free|left|unfilled
        do|does|would|might|could|may|will|if|should|whether|when|once|in_case {org} ..4 have|has|had|know|see|offer|foresee|anticipate|expect ..3 INDEF _3 JOB
        do|does|would|might|could|may|will|if|should|whether|when|once|in_case {org} ..4 have|has|had|know|see|offer|foresee|anticipate|expect|get _2 VACANCY|jobs|positions|roles|employment|work
        YOU ..3 HEAR|HEAR_ING ..3 INDEF _3 JOB
        YOU ..3 HEAR|HEAR_ING _3 VACANCY|jobs|positions|roles|employment|work|openings
        YOU ..3 HEAR|HEAR_ING ..2 anyone|anybody|someone|somebody|companies|people|firm|firms|company|employer|employers|place|places .. HIRING_NOW|NEED|NEED_ING|hires|hire|hiring
        anyone|anybody|someone|somebody ..2 who|that ..2 HIRING_NOW|NEED|hires|wants
        any _2 VACANCY|JOB
        any _2 WORKN for|available|going|at|in
        is|are|has|have the|that|this|your ..4 JOB ..6 open|available|vacant|unfilled|filled|taken|up_for_grabs|going
        is|are|be|whether|if|should|when|once|will|do|does|might|in_case {org} ..4 HIRING_NOW
        is|are anyone|anybody|somebody|someone|they|any .. HIRING_NOW
        I HEAR|HEAR_ED|understand|gather|see|read|noticed|believe|know ..4 YOU|YOUR|PROPER ..5 HIRING_NOW
        {you} ..2 plan|planning|expect|expecting|likely|going|intend|intending|thinking|looking|hoping to|of HIRE|HIRE_ING|add|expand
        will|would|do|does|are|is|might|could|can|if|should|when|whether {org} ..4 HIRE|HIRE_ING|expanding|adding ..3 people|staff|anyone|anybody|somebody|someone|ROLE|HELPER|soon|ABOUTNOW
        do|does|if|should|whether|would|will {you} ..2 HIRE people|staff|anyone|anybody|somebody|someone|ROLE|HELPER|soon|ABOUTNOW
        """,
    ),
    (
        "tell-me-when",
        "asks to be told when a job comes up",
        "neg vol talk",
        """
        LETKNOW ..6 JOB|VACANCY
        LETKNOW .. INDEF|anything|something|WORKN .. ARISE
        LETKNOW ..4 ARISE
        LETKNOW ..6 HIRING_NOW|HIRE|HIRE_ING|HIRE_ED|NEED|hires|hire
        LETKNOW ..3 who|anybody|anyone|somebody|someone ..3 HIRING_NOW|NEED|NEED_ING|wants|hires
        COND|of|about INDEF|the|your? _4 JOB|SLOT|VACANCY ..4 ARISE|ARISE_ING|ARISE_ED
        COND ..3 something|anything|JOB|jobs|openings|vacancies ..4 ARISE|ARISE_ING|ARISE_ED
        COND you ..3 HEAR|HEAR_ING ..3 anything|something|anybody|anyone|JOB|openings|vacancies|news
        COND ..2 JOB|VACANCY ..3 ARISE
        EYESOPEN
        heads-up|heads_up|tip|tip-off|word|hint|alert ..4 JOB|hires|hiring|HIRING_NOW|openings|vacancies
        send|pass|point|forward|throw|shoot|steer ..3 JOB|adverts|ads|leads|listings|openings|vacancies|work ..3 ME|MY
        send|pass|point|forward|throw|shoot|steer ME ..3 JOB|adverts|ads|leads|listings|openings|vacancies|work
        news|word|update|decision|outcome .. JOB|application|vacancy
        """,
    ),
    (
        "join",
        "says that you want to work for them",
        "neg vol past talk",
        """
        I|MY ..8 WANT ..5 JOINV|JOINV_ING {org}
        I|MY ..8 WANT ..5 WORK|WORK_ING|career|employed|employment|future|job|position|role|place|home ..3 for|with|at|under|by|in|within|inside|among|alongside ..2 {org}
        I|MY ..8 WANT ..5 become|becoming|be|being ..2 part|member|employee|colleague|one ..1 of {org}
        I|MY ..8 WANT ..5 become|be|being|becoming _2 ROLE|employee|apprentice|intern ..1 WITH {org}
        I|MY ..8 WANT ..4 be|get|being|getting ..2 HIRE_ED|interviewed|considered|chosen|selected|picked|given|offered
        I|MY ..8 WANT ..5 GETV|GETV_ING|find|have|a|an|the|your|any|in|for|fill _3 JOB|VACANCY ..3 WITH ..1 {org}
        I|MY ..8 WANT ..5 GETV|GETV_ING|have ..2 INDEF|the _3 JOB|VACANCY .. {you}
        I|MY ..6 WANT ..4 the|your|this|that|any|INDEF _3 JOB|VACANCY you|which|that|advertised|posted|opened
        WANT ..5 JOINV|JOINV_ING|become|becoming ..3 YOUR _3 ORG
        chance|opportunity|possibility|privilege|honour|honor|luck|shot to|of ..1 WORK|WORK_ING|JOINV|JOINV_ING|serve|be ..4 {org}
        possibilities|possibility|opportunities|openings|prospect|prospects|place|role|position|chance|chances|future|room|career ..2 WITH ..1 YOUR|yours _3 ORG
        I|me|MY ..4 see|picture|imagine|belong|envisage|envision ..3 me|myself|working|in|as|at|with|on|among|part ..4 YOUR _3 ORG
        I|me ..2 belong ..2 YOUR _3 ORG
        could|can|may|might|would|let|shall|if I|me ..2 WORK|JOINV|become|be ..2 for|with|at|under|in|YOU|YOUR|part|one ..3 {you}
        could|can|may|might|let|shall I|me ..1 WORK|JOINV {you}
        could|can|may|might|shall|will I ..2 be ..1 HIRE_ED|employed|considered|interviewed
        there ..3 place|room|role|job|position|seat|use|space|spot|desk for ME
        any|a|no place|room|role|job|position|seat|use|space|spot|need ..4 for ME
        WORK|WORK_ING for|with|under|at ..1 {you} ..6 WANT|dream|honour|pleasure|everything|world
        how|what|where|who|whom|when ..6 I|me ..6 HIRE_ED|employed|JOINV|WORK ..3 {org}
        what|how ..3 take|do|chance|chances|odds .. I|me|my ..4 HIRE_ED|WORK|WORK_ING|JOINV|JOINV_ING|foot
        how|what ..3 chance|chances|odds .. HIRE_ED|WORK_ING|JOINV_ING ..3 {you}
        """,
    ),
    (
        "hire-me",
        "asks to be taken on",
        "neg vol past",
        """
        HIRE ME|MY
        HIRE_ING ME|MY
        take|taking|takes ME|MY ..1 on|in|into|aboard|onboard|as
        taken|brought|kept|put|signed on|aboard|onboard
        bring|bringing ME ..1 on|in|into|aboard|onboard|back
        put|putting|get|getting ME ..2 on|onto|in|into|to|through ..2 payroll|team|staff|work|books|rota|door|roster|shortlist|list|crew|shift|schedule|job|use|pile|running
        make ME INDEF|part|one|YOUR _3 offer|ROLE|of|part|employee|apprentice
        GIVE ME|I ..1 INDEF|the|this|that|your|some|one _4 JOB|SLOT|WORKN|VACANCY|try|go|shot|trial|interview|contract|offer|hearing|tryout|whirl|hours|shifts
        GIVE ME ..1 WORKN|employment|hours|shifts|work|something|anything
        GIVE ..1 INDEF|the|this|that|your|some|one|WORKN _4 JOB|SLOT|WORKN|VACANCY|shot|trial|hours|shifts|employment ..1 for|to ME
        GIVE ..1 WORKN|employment|work for|to ME
        GIVE INDEF ROLE|HELPER ..2 INDEF _2 JOB|SLOT
        {ask} ..3 GIVE ..3 INDEF|that|this|the|some _3 JOB|VACANCY|work|employment
        {ask} ..3 GIVE ..2 WORKN|employment
        {ask} ..6 USE ME|MY|HELPER
        {ask} ..3 HIRE ..2 ME|MY|HELPER|ROLE
        YOU ..3 consider ..2 HIRE_ING|ME|MY
        YOU ..3 have|find|see|need ..1 INDEF? _2 use|need|room|work|place|something|space|spot|job|role|position|task|tasks|slot ..1 for ME|MY
        find|have|see|make|got a|some place|room|space|spot|desk|corner|job|role|position|slot ..2 for ME|MY
        YOU ..3 need|want|use|hire|take|employ|accept|welcome|require|look_for ..2 ME
        YOU ..3 need|want|use|hire|take|employ|accept INDEF? _3 HELPER|ROLE ?
        accept|accepting|welcome|welcoming|take|taking|have|having ME ..2 as|into|among|in|on|for
        {ask} ..4 employ|hire|recruit|engage|take_on|appoint
        {want} ..5 YOU ..3 HIRE|GIVE|accept|bring|choose|pick|select|offer|employ|take ME|I
        offer|offers|offered|offering from YOU|YOUR|PROPER
        {want} ..3 be|being|get ..1 offered|given|granted INDEF|the|this|that|your _3 JOB|SLOT|offer
        {want} ..2 INDEF|your|positive|favourable _2 offer|decision|answer|reply|outcome ..3 employment|JOB|application|candidacy|hire|hiring|hired
        ASKV ..3 you? ..2 for? INDEF? _3 JOB|employment|WORKN|SLOT
        I ..2 am|be ASKV_ING ..3 JOB|employment|WORKN|HIRE|HIRE_ED|SLOT
        ASKV|ASKV_ING you ..2 to|that ..2 HIRE|GIVE|employ|consider|take|accept
        what|how ..2 {you} ..2 offer ME
        all|what|who ..4 YOUR _2 ORG ..2 NEED|lacks|missing|lacking|needs is|, ME|i
        could|can|would|might|will|may {you} ..4 use|do_with|need|find_use|benefit ..3 HELPER|ME|MY|ROLE
        say|name|give the|me_the word|green_light
        """,
    ),
    (
        "need-work",
        "begs for work",
        "neg vol past",
        """
        I ..3 NEED|NEED_ING|want ..2 INDEF|this|that|the _2 JOB|employment|WORKN
        I ..3 NEED|NEED_ING|want WORKN|employment|JOB
        DESPERATE .. JOB|employment|WORKN|HIRE|HIRE_ED|employer
        JOB|employment|WORKN ..4 DESPERATE
        DESPERATE ..4 YOU|give|offer
        YOU ..3 last|only hope|chance|resort
        whatever|any|anything ..3 WORKN|JOB|employment ..4 YOU ..3 give|offer|have|spare|find
        whatever|anything|nothing|something ..2 YOU ..3 give|offer|have|spare|find ME
        nothing|anything|something ..3 YOU ..3 offer|give|find|have ..2 ME
        somebody|someone|anybody|anyone ..2 to HIRE ME
        ASKV|ASKV_ING ..4 opportunity|chance|JOB|WORKN|employment
        take|accept|do any|anything|whatever|ANY _2 JOB|WORKN|comes|going|position
        I ..2 am|be ..2 seeking|looking_for|hunting_for|searching_for|after .. JOB|WORKN|employment ..6 YOU|YOUR
        """,
    ),
    (
        "word-for-me",
        "asks them to speak for you to those who hire",
        "neg vol past",
        """
        {ask} .. WORDFOR
        put|putting|have|say|drop|give|offer ..3 WORDFOR
        WORDFOR ..5 HR|JOB|BOSS|ME|YOUR
        {ask} .. RECOMMEND|PASS ..1 ME|MY .. HR|JOB|BOSS|team|department|when|if|for|as
        RECOMMEND|RECOMMEND_ED|RECOMMEND_ING ..1 ME|MY ..1 name? .. HR|JOB|ORG|appointment|hiring|opening
        {ask} .. SPEAKFOR ..3 for|to|on ..3 ME|HR|BOSS|behalf|MY
        SPEAKFOR ..8 on|for MY|ME ..3 behalf|JOB
        vouch|vouching|lobby|intercede ..2 for ME
        {ask} .. introduce ME .. HR
        {ask} .. put|connect|hook|get ME .. touch|contact|connect|up|in|front|with ..2 HR
        {ask} ..4 RECOMMEND|nominate|endorse ME
        {ask} ..4 refer ME .. JOB|HR|internal|internally|programme|program|opening|portal|system
        have|get|having ..4 HR|BOSS ..3 call|contact|ring|interview|look|see|consider|phone|ME
        helping|help|helped|give ME ..2 foot|leg|hand|way|in ..3 door|up|YOUR|ORG
        foot ..2 in|through the|your door
        get ME ..3 in|through|into|past ..2 door|company|firm|HR|PROPER|YOUR
        """,
    ),
    (
        "papers",
        "asks them to take your papers to those who hire",
        "neg vol past view",
        """
        PASS|PASS_ING ..1 MY|the|this|it|them ..1 enclosed|attached? _2 RESUME ..2 to|on|along|around|round|with|among|through|into|in|across
        PASS ME|it|them|this .. HR|ORG
        PASS|PASS_ING ..3 MY|enclosed|attached _2 RESUME|name|number .. HR|BOSS|JOB|hiring|anyone|anybody|colleagues|somebody|someone|whoever|team|people|desk|department
        PASS|KEEP ..1 it|this|them .. HR|hiring|whoever|JOB|recruiting|file|record|hires
        {ask} .. PASS|KEEP ..3 RESUME
        KEEP|KEEP_ING ..4 RESUME|name|ME ..2 on|in|for|to|at|close|handy ..3 file|files|record|records|drawer|database|system|hand|future|pile|mind|books|list|top
        on|in|to ..2 file|record|files|records|database .. future|JOB|opening|ARISE|case
        RESUME|application|me|name|candidacy ..3 for ..1 your consideration|perusal|review|attention
        RESUME .. for|in consideration|case
        for|your ..1 kind|favourable|careful? consideration
        RESUME .. HR|JOB|hiring|vacancy|opening|vacancies|openings|files|recruiters|shortlist
        send|submit|email|mail|give|forward|upload|drop|leave|bring ..2 YOU|in|off? ..2 MY|an|a|the _2 application|application_document
        who|whom|where ..5 send|submit|forward|address ..2 MY|a|an|the _2 RESUME|application
        RESUME .. YOU ..3 have|need|hear|get ..3 opening|openings|need|JOB|vacancy
        consider ..1 my|this|me ..3 application|candidacy|candidate|JOB|RESUME|applicant
        accept ..2 my|this ..4 application|candidacy
        """,
    ),
    (
        "keep-in-mind",
        "asks to be thought of when there is a job",
        "neg vol past talk",
        """
        MINDME .. JOB|VACANCY|SLOT|hiring|HIRE|HIRE_ING|ARISE|NEED|future|HIRING_NOW|HELPER|leaves|opens|ROLE|CANDIDATE|team|WORKN|vacant|project
        COND .. MINDME
        {ask} .. MINDME
        ^ MINDME
        {want} .. MINDME
        and|or|to|will|would|you do? MINDME
        consider ME|MY ..3 for|as|when|if|a|an
        consider ..3 ME .. JOB|CANDIDATE
        be|being|me ..1 considered|consideration for|as|when|if|alongside
        MY name ..4 list|hat|mind|ring|mix|shortlist|forward|file|running
        hat|name ..2 in|into the|your ring|mix|running|hat
        remember ..2 MY|ME ..5 JOB|VACANCY|HIRE|hiring|ARISE
        first|next in|on ..1 line|queue|list
        COND ..6 JOB|SLOT|VACANCY .. think|remember|consider|call|contact|ring|count ..2 ME
        """,
    ),
    (
        "apply",
        "applies for a job",
        "neg vol past",
        """
        I ..4 to|am|hereby|wish APPLY ..2 for|to|at|with
        I ..3 APPLY for|to|at|with
        APPLY|APPLY_ING|application|applying for|to|at|with INDEF|the|your|that|this|YOU|one _4 JOB|VACANCY|ROLE|ORG|PROPER|YOU|opening
        how|where|when|can|could|may|should|might|would|to ..5 I ..5 APPLY
        APPLY|APPLY_ING ..2 to|with|at|for {you}
        this|my|letter|note|message|treat|consider|accept|regard|take ..4 as|is ..2 MY|an|a ..1 application
        put|putting|place|placing|offer|offering|present|presenting|propose|nominate|submit MY|ME|myself ..1 forward|CANDIDATE|name|myself|candidacy|as
        myself forward|as|for .. JOB|CANDIDATE|ROLE
        throw|put|toss|throwing|putting|tossing MY ..1 hat ..2 ring
        MY candidacy|candidature
        CANDIDATE ..2 for|in ..1 INDEF|the|your|this|that _3 JOB|VACANCY|opening
        place|put|number|include|count ME ..3 among|with|on ..2 CANDIDATE
        among|on|make|making|one ..2 YOUR|the CANDIDATE
        shortlisted|short-listed
        interview|interviewed|interviews ..1 for|as|about ..1 INDEF|the|that|your|this|any _4 JOB|VACANCY|ROLE
        invite|inviting|invited ME ..3 to|for ..1 INDEF|the|your _2 interview|selection|trial|assessment
        job_interview|employment_interview|selection_interview|hiring_interview ..3 with|at|for|YOU
        GIVE|get|grant ME ..2 interview ..2 with|at|for YOUR|HR|the|a
        when|could|can|may|might I ..4 be? interviewed|interview
        I ..3 WANT ..3 an|a interview ..2 for|with|as ..2 JOB|HR|HIRE_ING
        """,
    ),
)
