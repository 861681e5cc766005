"""Frames in which the reader is to give, lend or invest money."""

MONEY_FRAMES: tuple[tuple[str, str, str, str], ...] = (
    (
        "lend",
        "asks for a loan or a gift of money",
        "neg vol past",
        """
        LENDV|GIVE|DONATE ME ..4 MONEY|SUM|NUMBER|EXPENSE
        {ask} .. LENDV|DONATE|GIVE ..6 MONEY|SUM
        {ask} .. LENDV|DONATE ..4 ME
        {want} .. YOU ..2 LENDV|DONATE|GIVE|spare ..5 MONEY|SUM
        borrow ..5 MONEY|SUM|YOU|EXPENSE
        could|can|may|might I ..2 borrow
        ASKV|ASKV_ING ..3 for ..1 INDEF|the|some|your _3 MONEY|SUM|loan|donation|advance
        ASKV ..2 you ..3 MONEY|SUM
        loan|gift|advance|donation|contribution|cheque|check of|from ..1 INDEF|YOU|SUM _3 sum|amount|MONEY|SUM|YOU
        INDEF|your|any _3 donation|contribution|gift|loan|bursary|stipend|scholarship|grant|cheque ..4 would|could|will|towards|to|for|is|from ..3 ME|MY|help|appreciated|welcome|mean|world|gratefully|course|YOU|cause
        short|strapped|low|out|lack|run|running|ran|skint|broke ..2 of|for|on? ..1 MONEY|cash|funds .. YOU|help
        I ..3 broke|skint|penniless|short_of_cash|in_debt|hard_up .. YOU|help|could|loan
        HELP|help_out|helping|help ME? .. financially|money|cash|financial|with_the_rent|rent|bills
        financially|financial .. HELP|support|assistance|YOU
        HELP ME ..2 out? ..1 with ..2 MONEY|EXPENSE|SUM
        sub|spot|float|bung|tide ME ..3 MONEY|SUM|NUMBER|over|until|a
        spare|part_with|see_your_way ..3 MONEY|SUM
        need|require|want ..2 MONEY|SUM ..6 YOU|from
        I ..3 would ..2 grateful|obliged|thankful ..2 for ..2 INDEF|the|some|any _3 MONEY|loan|donation|SUM
        """,
    ),
    (
        "cover-costs",
        "asks them to pay your costs",
        "neg vol past",
        """
        {ask} .. PAYV ..6 EXPENSE|MONEY|MY
        could|would|can|will|does|do|might|may|is|are|if|whether {you} ..4 PAYV|PAYV_ING ..5 EXPENSE|MY|ME
        could|would|can|will|does|do|might|may|if|whether {you} ..4 help ..3 with ..3 EXPENSE|MONEY
        {want} .. YOU ..3 PAYV ..5 EXPENSE|MY|ME|MONEY
        need|like|want|expect|ask|asking|trust|hope YOU to? ..1 PAYV
        PAYV ..2 MY _3 EXPENSE
        PAYV ME ..3 for|back|EXPENSE|SUM|MONEY
        could|would|can|might|may I ..2 claim|get|have ..3 EXPENSE|costs ..3 back|reimbursed|refunded|covered|paid|from
        be|get|being PAYV_ED ..3 for|by|from ..3 YOU|YOUR|EXPENSE
        MY _2 EXPENSE .. be|get|being ..2 PAYV_ED
        EXPENSE ..3 PAYV_ED ..2 by YOU|YOUR
        budget|funds|fund|allowance|money ..5 for ..2 MY|ME _2 EXPENSE
        sponsor|fund|finance|subsidise|bankroll|underwrite ..1 MY|ME
        sponsor ..3 visa|permit|training|course|studies
        contribute|chip_in|put|go ..4 towards|toward|to MY ..3 EXPENSE|MONEY
        transfer|send|wire ..1 ME|it|the|SUM|MONEY ..4 MY|EXPENSE? ..3 account|bank|paypal|iban
        MY account|iban|paypal|bank|bank_details ..3 is|are|for|number
        """,
    ),
    (
        "invest",
        "asks them to put money into your venture",
        "neg vol past",
        """
        {ask} .. INVEST ..4 in|into|MY|ME|VENTURE
        YOU ..4 INVEST|INVEST_ING ..3 in|into|MY ..3 VENTURE|MY|ME|SUM
        YOU ..4 consider ..2 INVEST_ING|become|becoming|being ..3 backer|investor|patron|sponsor|VENTURE|MY|partner
        backer|investor|patron|sponsor|benefactor|angel|underwriter ..2 of|in|for|to ..1 MY|our|this|the|ME|INDEF
        looking_for|seeking|need|raising|raise|want|searching_for INDEF? _3 MONEY|investors|investor|backers|sponsors|sponsor|backer|round|capital|patron
        put|putting ..3 MONEY|capital|funds|cash|SUM ..2 into|behind|in|towards ..1 MY|our|this|VENTURE
        support|back|join|donate|contribute|chip_in ..3 MY|our _2 VENTURE|fundraiser|crowdfunder|campaign|gofundme|kickstarter|cause
        crowdfunding|crowdfunder|fundraiser|gofundme|kickstarter|fund-raiser ..4 MY|our|link|page|if|you
        stake|equity|shares ..4 in|for MY|our|YOU
        """,
    ),
    (
        "fee",
        "asks to be paid",
        "neg vol past",
        """
        MY _2 fee|rate|charge|charges|rates|fees|invoice|honorarium ..2 is|are|would|for|will|of|comes
        pay|paying ME ..3 for|SUM|NUMBER|MONEY
        {ask} ..3 pay ME
        compensate|compensated|paid|remunerate|remunerated ME? ..3 for MY|our
        I ..2 charge SUM|NUMBER|by|per
        my invoice
        """,
    ),
)
