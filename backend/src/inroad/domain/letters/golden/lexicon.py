"""Word classes of the golden rule. Words of a phrase are joined by `_`; verbs and nouns are inflected by rule."""

IRREGULAR = {
    "take": ("takes", "taking", "took", "taken"),
    "give": ("gives", "giving", "gave", "given"),
    "find": ("finds", "finding", "found", "found"),
    "get": ("gets", "getting", "got", "got"),
    "have": ("has", "having", "had", "had"),
    "bring": ("brings", "bringing", "brought", "brought"),
    "put": ("puts", "putting", "put", "put"),
    "let": ("lets", "letting", "let", "let"),
    "keep": ("keeps", "keeping", "kept", "kept"),
    "hold": ("holds", "holding", "held", "held"),
    "send": ("sends", "sending", "sent", "sent"),
    "lend": ("lends", "lending", "lent", "lent"),
    "pay": ("pays", "paying", "paid", "paid"),
    "make": ("makes", "making", "made", "made"),
    "come": ("comes", "coming", "came", "come"),
    "fall": ("falls", "falling", "fell", "fallen"),
    "arise": ("arises", "arising", "arose", "arisen"),
    "become": ("becomes", "becoming", "became", "become"),
    "go": ("goes", "going", "went", "gone"),
    "see": ("sees", "seeing", "saw", "seen"),
    "hear": ("hears", "hearing", "heard", "heard"),
    "know": ("knows", "knowing", "knew", "known"),
    "think": ("thinks", "thinking", "thought", "thought"),
    "speak": ("speaks", "speaking", "spoke", "spoken"),
    "seek": ("seeks", "seeking", "sought", "sought"),
    "win": ("wins", "winning", "won", "won"),
    "begin": ("begins", "beginning", "began", "begun"),
    "leave": ("leaves", "leaving", "left", "left"),
    "show": ("shows", "showing", "showed", "shown"),
    "lay": ("lays", "laying", "laid", "laid"),
    "slip": ("slips", "slipping", "slipped", "slipped"),
    "drop": ("drops", "dropping", "dropped", "dropped"),
    "chip": ("chips", "chipping", "chipped", "chipped"),
    "refer": ("refers", "referring", "referred", "referred"),
    "submit": ("submits", "submitting", "submitted", "submitted"),
    "step": ("steps", "stepping", "stepped", "stepped"),
    "fit": ("fits", "fitting", "fitted", "fitted"),
    "beg": ("begs", "begging", "begged", "begged"),
    "tell": ("tells", "telling", "told", "told"),
    "say": ("says", "saying", "said", "said"),
    "ring": ("rings", "ringing", "rang", "rung"),
    "forward": ("forwards", "forwarding", "forwarded", "forwarded"),
    "pop": ("pops", "popping", "popped", "popped"),
    "plug": ("plugs", "plugging", "plugged", "plugged"),
    "plead": ("pleads", "pleading", "pleaded", "pleaded"),
    "employ": ("employs", "employing", "employed", "employed"),
    "sub": ("subs", "subbing", "subbed", "subbed"),
    "spot": ("spots", "spotting", "spotted", "spotted"),
    "swing": ("swings", "swinging", "swung", "swung"),
    "throw": ("throws", "throwing", "threw", "thrown"),
    "stand": ("stands", "standing", "stood", "stood"),
    "draw": ("draws", "drawing", "drew", "drawn"),
}

# verbs: each gives NAME (base and -s), NAME_ING and NAME_ED
VERBS = {
    "HIRE": "hire employ recruit engage appoint take_on bring_on_board bring_aboard onboard sign_up sign_on shortlist headhunt "
    "bring_on enlist contract_with",
    "PASS": "pass pass_on pass_along hand hand_on hand_over forward share circulate submit relay distribute send send_on slip drop "
    "lay place put show present route transmit deliver give float pop leave shop_around introduce get bring direct distribute upload "
    "recommend",
    "KEEP": "keep hold retain store save file hang_on_to",
    "GIVE": "give offer find get grant provide arrange secure procure obtain fix_up have spare land score hand allow "
    "set_up organise organize assign supply throw accord award",
    "GETV": "get obtain secure find land have win gain earn seek pursue receive take accept explore discuss fill",
    "JOINV": "join enter",
    "WORK": "work serve start begin intern freelance temp volunteer contribute train",
    "NEED": "need require want lack seek miss look_for search_for hunt_for could_use could_do_with be_short_of run_short_of",
    "ARISE": "arise come_up open_up open become_available become_free fall_vacant fall_open turn_up crop_up come_free come_along "
    "come_open come_available become_vacant materialise materialize pop_up emerge present_itself free_up go_spare come_your_way "
    "cross_your_desk come_about appear surface be_available be_open be_created loosen_up show_up",
    "HEAR": "hear learn know hear_of hear_about know_of know_about learn_of come_across get_wind_of catch_wind_of get_word_of catch_word_of spot "
    "become_aware_of stumble_on stumble_upon stumble_across notice run_into",
    "LETKNOW": "let_me_know tell_me inform_me alert_me notify_me tip_me_off ring_me call_me text_me contact_me message_me "
    "write_to_me drop_me_a_line give_me_a_call give_me_a_ring give_me_a_shout give_me_a_bell get_in_touch "
    "e-mail_me email_me advise_me point_me shout_out holler send_word keep_me_posted keep_me_informed "
    "give_me_a_heads-up give_me_the_nod let_us_know",
    "LENDV": "lend loan advance sub borrow",
    "PAYV": "pay reimburse refund cover meet settle defray finance fund sponsor subsidise subsidize foot bankroll underwrite pay_for "
    "pay_towards compensate remunerate stump_up spring_for pick_up donate wire transfer chip_in contribute bear front remit",
    "DONATE": "donate contribute chip_in pledge give invest put_up wire transfer advance spare part_with",
    "INVEST": "invest back put_money_into put_capital_into buy_into take_a_stake become_an_investor",
    "ASKV": "ask beg implore beseech request solicit plead entreat crave apply petition appeal",
    "SPEAKFOR": "vouch speak lobby intercede argue plead advocate campaign talk",
    "RECOMMEND": "recommend endorse nominate mention suggest propose champion plug refer introduce name talk_up flag "
    "put_forward bring_up champion support back sponsor",
    "APPLY": "apply reapply",
    "CONSIDER": "consider",
    "HELP": "help assist support",
    "USE": "use employ utilise utilize",
    "FILL": "fill plug cover fill_in stand_in step_in step_into take_over help_out pitch_in lend_a_hand jump_in muck_in slot_in substitute deputise",
    "SUIT": "suit fit benefit strengthen complement enrich enhance bolster help serve",
}
NOUNS = {
    "JOB": "job position post role vacancy opening internship traineeship apprenticeship placement gig berth livelihood posting "
    "job_opening job_opportunity career_opportunity work_placement trial_shift graduate_scheme training_place training_contract "
    "employment_opportunity work_opportunity job_offer job_vacancy contract_of_employment assistantship clerkship "
    "residency_post employment day_job summer_job saturday_job part-time_job jobs opportunity_to_work trial_day trial_period "
    "trial_run employment_contract trainee_place trainee_position paid_work piecework steady_work part-time_work "
    "freelance_work contract_work casual_work temporary_work extra_work vacant_post vacant_position "
    "gainful_employment graduate_programme graduate_program traineeships entry-level_job new_hire headcount billet "
    "probation probationary_period permanent_position staff_position junior_position "
    "work_experience occupation commission vacancies openings sub-contract",
    "VACANCY": "vacancy opening headcount internship traineeship apprenticeship placement vacant_post vacant_position job_opening "
    "job_vacancy job_opportunity career_opportunity work_placement unfilled_post unfilled_position unfilled_job new_hire graduate_scheme",
    "SLOT": "slot spot seat place chair desk stool room space niche corner opportunity chance situation shift project assignment "
    "start break foothold foot_in_the_door way_in something anything",
    "WORKN": "work employment labour hours shifts tasks projects errands odd_job task project",
    "PAPER": "resume cv c.v. curriculum_vitae curriculum papers application credential portfolio profile testimonial "
    "vita job_application letter_of_application application_form application_document covering_letter cover_letter "
    "details particulars contact_details name qualifications background bio documents paperwork certificates info dossier",
    "RESUME": "resume cv c.v. curriculum_vitae curriculum application papers dossier application_document vita portfolio credentials profile details particulars",
    "HR": "hr human_resources human_resource personnel hiring_manager recruiter recruitment recruiting talent_acquisition talent_team "
    "people_team boss hiring_team hiring_committee hiring_panel recruitment_team hr_department personnel_department staffing "
    "recruiting_team decision-maker people_who_hire person_who_hires personnel_people hr_manager hr_team talent_people "
    "personnel_manager recruitment_department selection_committee hiring_people search_committee hiring_department hiring",
    "BOSS": "boss manager director head supervisor chief partner superior ceo owner principal foreman team_leader leadership management "
    "board editor president chairman chairwoman md headteacher colleague vp",
    "ORG": "company firm organisation organization team department office business employer practice studio lab laboratory shop store "
    "school hospital clinic crew staff workshop institute institution university college foundation charity agency bureau enterprise "
    "establishment branch plant factory warehouse kitchen payroll newsroom garage bakery restaurant hotel bank museum library "
    "group division unit outfit ranks corporation start-up startup venture brigade band orchestra farm salon pharmacy surgery "
    "chambers gallery theatre brewery yard site place side end facility ward section operation concern house "
    "workforce employees editorial_staff workplace association ministry council board factory_floor squad depot centre center club fold family "
    "books rota roster people organisation's institution's floor mill works workroom world ship bench workshop",
    "HELPER": "hand pair_of_hands set_of_hands pair_of_eyes help staff worker someone somebody person reinforcement extra_help assistance "
    "manpower candidate recruit employee hire colleague team_member extra_hand helper helping_hand temp freelancer "
    "intern trainee apprentice new_blood talent personnel workforce labourer substitute stand-in replacement backup back-up "
    "new_starter newcomer new_face professional member_of_staff addition body bodies brain people men women man woman "
    "anyone anybody another contractor sub additional_people more_people labour new_people dogsbody",
    "EXPENSE": "expense expenses fare ticket travel travel_cost petrol gas fuel hotel train_ticket flight rent bill bills fee fees tuition course "
    "training taxi mileage accommodation parking costs cost lodging airfare outlay debts deposit "
    "subscription licence exam examination studies education degree certification visa equipment laptop tools mortgage groceries food "
    "childcare room_and_board board transport bus_fare train_fare medical_bills cab meal trip journey",
    "MONEY": "money cash fund funds funding capital loan pound dollar euro quid cheque check donation contribution stipend grant scholarship "
    "bursary payment advance sum amount financing finance backing investment seed_money seed_capital seed_funding dough bucks "
    "gift sponsorship subsidy bridging_loan allowance honorarium retainer tenner fiver fifty grand credit rupee franc cents "
    "financial_help financial_support financial_assistance pecuniary_aid small_loan venture_capital remuneration wages wage",
    "VENTURE": "start-up startup venture company business bakery film project shop idea product app restaurant café cafe book "
    "campaign crowdfunding_page crowdfunder fundraiser kickstarter round team magazine shop",
    "PAYTERM": "salary pay wage wages compensation package rate hourly_rate day_rate daily_rate remuneration fee salary_expectation pay_expectation "
    "asking_price",
    "CANDIDATE": "candidate applicant contender shortlist candidacy candidature runner finalist hopeful",
    "SKILL": "skill experience background ability talent strength knowledge qualification training expertise services energy diligence "
    "abilities talents languages track_record profile energies hands capabilities",
}
WORDS = {
    "I": "i we yours_truly",
    "ME": "me us myself someone_like_me somebody_like_me a_person_like_me people_like_me someone_with_my somebody_with_my one_like_me "
    "someone_of_my somebody_of_my your_humble_servant yours_truly a_man_like_me a_woman_like_me anyone_like_me a_person_with_my "
    "an_applicant_like_me a_candidate_like_me such_as_me such_as_myself like_mine an_old_hand_like_me a_beginner_like_me",
    "MY": "my our mine",
    "YOU": "you ye thee yourself yourselves thou",
    "YOUR": "your yours thy",
    "THEY": "they them he she him her one people companies firms employers",
    "ANY": "a an any some another one more no several suitable whichever whatever the this that such every each further other new "
    "vacant open free upcoming current unfilled your",
    "INDEF": "a an any some another one more several such upcoming suitable",
    "AUX": "could would can will might may shall should do does did is are was were have has had be been being am",
    "MODAL": "could would can will might may shall do did are is",
    "COND": "if should in_case whenever when once in_the_event provided as_soon_as the_moment were unless suppose supposing assuming "
    "lest had in_the_event_that in_the_event_of as_and_when the_day the_next_time next_time the_minute until before any_time anytime",
    "WANT": "looking_for want wish hope love like keen eager dream ambition aspire aim long yearn interested seek seeking looking hoping glad happy "
    "delighted welcome honoured honored thrilled pleased grateful obliged jump desire intend intending plan enthusiastic excited "
    "prefer willing ready prepared anxious desperate trying goal objective wishing wanting longing hopes dreaming thankful "
    "aspiring fancy crave overjoyed overwhelmed proud hungry pleasure privilege honour honor interesting interests determined impatient "
    "over_the_moon dying itching burning set_on would_not_mind would_not_say_no would_not_turn_down not_averse not_opposed "
    "content craving game wants",
    "HIRING_NOW": "hiring recruiting taking_on_staff taking_on_people expanding_the_team growing_the_team adding_staff staffing_up "
    "taking_people_on taking_applications accepting_applications seeking_staff accepting_applicants taking_on looking_to_hire "
    "looking_to_recruit looking_to_expand interviewing_candidates filling_positions filling_posts shorthanded "
    "short-handed short_handed short-staffed short_staffed understaffed under-staffed a_man_short one_person_short "
    "looking_for_staff looking_for_people looking_for_help short_of_staff short_of_people short_of_hands down_a_person on_the_lookout_for "
    "taking_anyone_on taking_somebody_on taking_someone_on taking_trainees taking_interns taking_apprentices "
    "taking_new_people taking_students",
    "MINDME": "keep_me_in_mind think_of_me bear_me_in_mind remember_me have_me_in_mind consider_me keep_me_in_your_thoughts do_not_forget_me "
    "keep_me_on_your_radar keep_me_on_the_radar keep_me_in_view keep_my_name_in_mind bear_my_name_in_mind  "
    "keep_me_in_the_loop keep_me_on_your_list keep_me_on_file keep_me_on_the_list have_me_on_your_radar do_not_overlook_me "
    "give_me_a_thought spare_me_a_thought spare_a_thought_for_me give_some_thought_to_me bear_us_in_mind keep_us_in_mind "
    "think_of_us put_me_on_your_list put_me_on_the_list put_my_name_down put_me_down put_me_on_your_radar me_be_on_your_mind "
    "my_name_to_mind have_my_name_in_mind me_top_of_mind keep_me_at_the_top look_no_further count_me_in pencil_me_in "
    "i_come_to_mind i_spring_to_mind my_name_comes_to_mind my_name_springs_to_mind my_name_come_to_mind look_my_way "
    "first_in_line first_in_the_queue top_of_your_list top_of_the_list top_of_the_pile",
    "EYESOPEN": "keep_your_ears_open keep_your_eyes_open keep_an_eye_out keep_an_ear_out keep_your_eyes_peeled "
    "keep_your_ear_to_the_ground keep_an_ear_to_the_ground keep_an_eye_open keep_an_ear_open keep_a_lookout be_on_the_lookout "
    "watch_out_for_me look_out_for_me keep_your_feelers_out put_out_feelers put_feelers_out ask_around keep_both_eyes_open "
    "prick_up_your_ears put_the_word_out spread_the_word put_the_word_around keep_an_eye_and_an_ear_open keep_a_look-out keep_look-out "
    "have_your_ear_to_the_ground keep_your_antennae_out keep_your_ears_pricked keep_a_weather_eye_open put_the_word_about",
    "WORDFOR": "good_word kind_word word_in word_for_me word_on_my_behalf a_nudge pull_some_strings pull_strings pull_a_string pull_a_few_strings open_doors "
    "open_a_door open_the_door use_your_influence weight_behind drop_a_hint grease_the_wheels make_a_recommendation "
    "letter_of_recommendation internal_reference personal_recommendation employee_referral put_my_name_forward mention_my_name drop_my_name sing_my_praises "
    "internal_referral referral_bonus fast-track twist_an_arm favourable_word recommendation_letter in_my_favour in_my_favor",
    "WITH": "with for at by in within under on among inside to into alongside from near around of across onto",
    "SOON": "immediately tomorrow at_once right_away straight_away straightaway at_short_notice on_short_notice at_a_moment's_notice at_any_time forthwith "
    "without_notice without_delay full-time full_time part-time part_time straightway next_month any_day asap "
    "from_january from_february from_march from_april from_may from_june from_july from_august from_september from_october "
    "from_november from_december as_of_january as_of_march as_of_june as_of_september from_the_first from_the_start_of from_now_on "
    "from_next_month after_graduation this_summer next_year from_monday on_monday from_next_week next_week in_january in_february in_march in_april "
    "in_may in_june in_july in_august in_september in_october in_november in_december the_same_day with_two_weeks in_two_weeks "
    "with_a_week's_notice as_soon_as from_autumn from_spring",
    "DISPOSAL": "at_your_disposal at_your_service at_your_beck for_hire on_the_market on_the_job_market open_to_offers available_for_work "
    "available_for_hire free_to_start ready_to_start looking_for_work open_to_work available_to_start able_to_start "
    "open_to_opportunities entertaining_offers open_to_new_opportunities ready_to_begin_work in_the_market_for",
    "APPROVE": "great excellent good perfect ideal valuable strong worthy natural useful fine superb fitting suitable right splendid real tremendous "
    "loyal reliable asset credit fit addition match boon",
    "TALK": "talk meeting conversation chat appointment coffee lunch breakfast tea dinner visit call discussion diary calendar schedule reschedule cancel "
    "reschedule minutes questions interview_you on_the_day postpone move_our rearrange names name_comes_to_mind",
    "ADVICE": "advice perspective insight insights opinion view views counsel guidance feedback thoughts wisdom",
    "LEARN": "learn understand know hear find_out see ask wonder wondering curious grasp explain describe tell read",
    "WH": "how what why which where who whom when whose",
    "NEG": "not never no nobody none nothing neither nor without hardly rather_than instead_of far_from no_intention refuse cease_to "
    "stop_short_of by_no_means nowhere no_one nor_do_i nor_will_i",
    "ABOUTNOW": "at_the_moment at_present right_now currently now these_days this_year next_year soon in_the_near_future in_the_future "
    "this_autumn this_summer this_spring this_winter again shortly anytime_soon today",
    "DESPERATE": "desperate desperately badly urgently last_hope any_job any_work any_kind_of_work whatever_work any_employment do_anything anything_at_all "
    "save_me rescue_me whatever_you_have anything_you_have end_of_my_rope end_of_my_tether any_kind_of_job any_sort_of_job any_sort_of_work",
    "VOLUNTEERED": "you_offered you_suggested you_proposed you_invited you_promised you_volunteered you_kindly_offered you_agreed_to "
    "thank_you_for_offering thanks_for_offering thank_you_for_suggesting thank_you_for_inviting thank_you_for_agreeing "
    "kind_of_you_to generous_of_you_to good_of_you_to your_offer your_kind_offer your_invitation your_kind_invitation "
    "your_suggestion as_you_proposed as_you_suggested as_you_offered you_asked_me_to you_asked_for your_promise "
    "thanks_for_suggesting thanks_for_inviting you_wanted_me_to you_told_me_to you_encouraged_me_to you_have_offered "
    "your_generous_offer for_offering_to for_having_offered for_passing for_putting for_recommending for_forwarding "
    "for_mentioning for_introducing for_keeping for_considering for_giving for_lending for_paying for_covering for_inviting "
    "for_hiring for_taking for_sending for_sharing for_speaking for_thinking for_finding for_remembering for_helping "
    "you_gave_me you_had_offered that_you_offered for_arranging for_employing for_sponsoring for_supporting for_getting",
    "BREAK": "; : . ! ? — – but although though yet however whereas still nevertheless … ( )",
    "COMMA": ', - " “ ”',
    "START": '; : . ! ? — – but although though yet however , - " “ ” and so please then still or because that because since ( ) … dear whether if',
    "FUNC": "a an the this that these those my your his her its our their i you he she it we they me him us them of in on at by for with from to into "
    "and or but if when while as than so because that which who whom whose what how why where is are was were be been being am do does did "
    'have has had could would can will might may shall should must not no never , ; : . ! ? " “ ” — – ( ) there',
}
# words that carry no weight for a frame and are left out before matching
FILLERS = ["perhaps", "maybe", "possibly", "really", "just", "also", "ever", "kindly_do", "truly", "honestly", "frankly", "simply", "indeed", "actually", "certainly", "definitely", "very", "quite", "rather", "so_very", "too", "absolutely", "sincerely", "humbly", "respectfully", "gladly", "happily", "readily", "particularly", "especially", "if_possible", "if_you_do_not_mind", "if_it_is_not_too_much_trouble", "if_it_is_no_trouble", "by_any_chance", "at_all", "therefore", "thus", "hence", "anyway", "of_course", "naturally", "even", "already", "somehow", "somewhere", "once_again", "in_turn", "instead", "well", "dearly", "greatly", "much", "i_think", "i_suppose", "i_guess", "i_believe", "i_daresay", "it_seems", "you_know", "after_all", "for_that_matter", "as_it_were", "so_to_speak", "in_fact", "hereby", "herewith", "most", "highly", "extremely", "deeply", "genuinely", "forever", "always", "still_further", "eventually", "ultimately", "personally", "directly", "quietly", "briefly", "quickly", "warmly", "strongly", "politely", "actively", "presently", "earnestly", "fervently", "whenever_convenient", "if_i_may_ask", "if_i_may", "if_you_could_be_so_kind", "to_be_honest", "to_be_frank", "literally", "finally"]
# phrases that look like something they are not
NEUTRAL = ["role_model", "role_models", "job_title", "job_titles", "job_search", "job_hunt", "job_market", "job_seeker", "job_seekers", "job_well_done", "good_job", "great_job", "job_description", "post_office", "in_the_position_to", "in_a_position_to", "position_paper", "opening_hours", "opening_chapter", "opening_paragraph", "opening_line", "opening_night", "opening_remarks", "opening_words", "blog_post", "last_post", "by_post", "the_post_office", "next_job_search", "between_jobs", "in_the_first_place", "take_place", "takes_place", "took_place", "taking_place", "in_place", "of_place", "first_place", "give_notice", "pay_attention", "paying_attention", "pay_close_attention", "pay_a_visit", "pay_you_a_visit", "pay_my_respects", "pay_heed", "paid_off", "pays_off", "pay_tribute", "interest_rate", "spare_twenty_minutes", "spare_me_twenty_minutes", "in_your_position", "your_position", "your_own_position", "your_role", "your_job", "your_work", "your_own_job", "your_post", "your_current_position", "your_current_role", "your_first_job", "your_last_job", "your_present_position", "wonderful_job", "excellent_job", "splendid_job", "fine_job", "marvellous_job", "do_the_job", "in_my_place", "in_my_position", "hard_job", "tough_job", "on_the_job", "the_job_of", "inside_job", "a_steve_jobs", "steve_jobs", "position_of", "post_script", "how_the_work", "lend_an_ear", "lend_me_your_ear", "your_ear", "your_voice", "work_for_you_?", "suits_you", "work_for_you_or", "works_for_you", "work_best_for_you", "works_best_for_you", "job_losses", "job_interview_technique", "opening_ceremony", "opening_up", "grand_opening", "opening_speech", "opening_scene", "opening_of", "opening_question", "opening_statement", "at_work", "out_of_work", "line_of_work", "field_of_work", "kind_of_work", "of_your_work", "of_my_work", "the_work_of", "the_work_that", "work_of_art", "body_of_work", "place_of_work", "hard_work", "good_work", "great_work", "job_satisfaction", "job_security", "job_centre", "job_fair", "job_fairs"]
# endings and exceptions of words that name a person by the work done
ROLE_ENDINGS = (
    "eer",
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "man",
    "woman",
    "ress",
    "smith",
    "wright",
    "nurse",
    "cook",
    "clerk",
    "chef",
)
ROLE_EXCEPTIONS = frozenset(
    ["number", "paper", "letter", "answer", "order", "water", "matter", "other", "another", "whether", "earlier", "later", "better", "further", "longer", "after", "never", "ever", "over", "under", "however", "summer", "winter", "november", "december", "october", "september", "dinner", "chapter", "offer", "favor", "error", "floor", "door", "for", "or", "nor", "your", "important", "restaurant", "significant", "relevant", "pleasant", "constant", "want", "plant", "grant", "instant", "distant", "brilliant", "elegant", "her", "per", "newspaper", "computer", "corner", "rather", "together", "weather", "river", "clever", "master", "center", "theater", "centre", "sister", "brother", "mother", "father", "daughter", "either", "neither", "former", "minor", "major", "prior", "color", "labor", "behavior", "interior", "superior", "honor", "favour", "calendar", "bigger", "smaller", "larger", "easier", "greater", "different", "quarter", "customer", "chapter", "career", "dinner", "proper", "super", "power", "tower", "shower", "flower", "paper", "cover", "remember", "consider", "discover", "wonder", "enter", "refer", "prefer", "suffer", "differ", "deliver", "gather", "transfer", "register", "center", "cancer", "pointer", "encounter", "easter", "timer", "sooner", "faster", "closer", "higher", "lower", "older", "younger", "newer", "cheaper", "eager", "tender", "meter", "latter", "forever", "whatever", "whenever", "whoever", "moreover", "banner", "folder", "computer", "printer", "mirror", "horror", "terror", "tutor", "donor", "investor", "reader", "mayor", "list", "twist", "assist", "exist", "resist", "insist", "consist", "gist", "human", "german", "roman", "woman", "man", "indian", "christian", "italian", "client", "merchant", "hunger", "anger", "danger", "finger", "ginger", "linger", "border", "bitter", "butter"]
)
