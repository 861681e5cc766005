#!/usr/bin/env bash
# One job seeker through the whole method, with curl alone, against a running server.
#
#     docs/tour.sh [http://127.0.0.1:8000]
#
# It makes an account of its own with made-up people and leaves everything else alone. Each step says what it
# does and which rule of the method it shows, and checks the answer. Python reads the JSON; curl does the asking.
set -u
BASE=${1:-http://127.0.0.1:8000}
API=$BASE/api/v1
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
JAR=$WORK/cookies
PASSED=0
FAILED=0
NUMBER=0

say() { printf '\n== %s\n' "$1"; }
# get FIELD: a value of the last answer, as a path of Python steps: get "['items'][0]['id']"
get() { python3 -c "import json,sys; v=json.load(open(sys.argv[1]))$1; print('' if v is None else str(v).lower() if isinstance(v,bool) else v)" "$WORK/answer"; }
check() { # check "what" actual expected
  if [ "$2" = "$3" ]; then PASSED=$((PASSED + 1)); printf '   ok  %s: %s\n' "$1" "$2"
  else FAILED=$((FAILED + 1)); printf '   NO  %s: %s, expected %s\n' "$1" "$2" "$3"; cut -c1-600 "$WORK/answer" 2>/dev/null; echo; fi
}
# ask STATUS METHOD PATH [curl options …]: one request; what it wrote is in $WORK/answer.
ask() {
  local expected=$1 method=$2 path=$3; shift 3
  NUMBER=$((NUMBER + 1))
  local status
  status=$(curl -sS -o "$WORK/answer" -D "$WORK/headers" -w '%{http_code}' -X "$method" \
    -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: tour-$$-$NUMBER" "$@" "$W$path")
  check "$method $path" "$status" "$expected"
}
json() { printf '%s' "$1" >"$WORK/body"; printf '@%s' "$WORK/body"; }
JSON='Content-Type: application/json'
MERGE='Content-Type: application/merge-patch+json'
day() { python3 -c "import datetime as d, sys, zoneinfo; t=d.datetime.fromisoformat(sys.argv[1].replace('Z','+00:00')).astimezone(zoneinfo.ZoneInfo('Europe/Dublin')); print((t+d.timedelta(days=int(sys.argv[2]))).strftime(sys.argv[3]))" "$NOW" "$1" "$2"; }

say "Somebody signs up in a browser (a cookie), and makes a token for scripts"
EMAIL="nora.$(date +%s).$$@whelan.example"
STATUS=$(curl -sS -o "$WORK/answer" -w '%{http_code}' -c "$JAR" -H 'X-CSRF: 1' -H "Origin: $BASE" -H "$JSON" \
  -d "$(json "{\"email\":\"$EMAIL\",\"password\":\"a long sentence of mine\",\"display_name\":\"Nora Whelan\",\"time_zone\":\"Europe/Dublin\"}")" "$API/accounts")
check "POST /accounts" "$STATUS" 201
WS=$(get "['workspaces'][0]['id']")
W=$API/workspaces/$WS
STATUS=$(curl -sS -o "$WORK/answer" -w '%{http_code}' -b "$JAR" -H 'X-CSRF: 1' -H "Origin: $BASE" -H "$JSON" \
  -d "$(json '{"name":"tour","scopes":["contacts:read","contacts:write","letters:read","letters:write","calendar:read","calendar:write","meetings:read","meetings:write","imports:read","imports:write","workspace:read","workspace:write"]}')" "$W/tokens")
check "POST /tokens" "$STATUS" 201
TOKEN=$(get "['token']")
STATUS=$(curl -sS -o /dev/null -w '%{http_code}' "$W/contacts")
check "without a token" "$STATUS" 401

say "Who she is, for her letters"
ask 200 PATCH "" -H 'If-Match: *' -H "$MERGE" -d "$(json '{"country":"IE","background":"I am a production planner of eleven years.","sender_phone":"01 555 0100","sender_address":"14 Hillcrest Road\nDublin 9"}')"

say "NET-2: begin with somebody who knows her well and whom she trusts"
ask 201 POST /contacts -H "$JSON" -d "$(json '{"given_name":"Ruth","family_name":"Adeyemi","circle":"church","closeness":5,"trusted":true,"standing":"highly_regarded","phones":[{"number":"+353 1 555 0188"}]}')"
RUTH=$(get "['id']")
NOW=$(get "['created_at']")
check "degree of Ruth (NET-1)" "$(get "['degree']")" 1
check "what comes next (LND-1)" "$(get "['next_action']['kind']")" ask_by_phone
ask 200 GET /starters
check "first of the starter list" "$(get "['items'][0]['contact']['display_name']")" "Ruth Adeyemi"

say "The people she is connected to: LinkedIn's Connections.csv, with two rows that need a look"
printf 'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing."\r\n\r\n' >"$WORK/Connections.csv"
cat >>"$WORK/Connections.csv" <<'CSV'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Łukasz,Müller,https://www.linkedin.com/in/lukasz-m,lukasz@mill.example,"Harbour Mills, Ltd",Planner,08 Jun 2019
Zoë,Byrne,https://www.linkedin.com/in/zoe-b,,Liffey Foods,"Buyer, dairy",21 Feb 2020
Sean,Duffy,https://www.linkedin.com/in/sean-d,not an address,Ballard Packaging,Manager,03 Mar 2021
,,https://www.linkedin.com/in/nobody,,Somewhere,Nobody,04 Mar 2021
CSV
ask 202 POST /imports -F "file=@$WORK/Connections.csv" -F dry_run=true
IMPORT=$(get "['id']")
state() { for _ in $(seq 100); do curl -sS -o "$WORK/answer" -H "Authorization: Bearer $TOKEN" "$W/imports/$IMPORT"; case $(get "['state']") in "$1"*) break ;; esac; sleep 0.2; done; }
state ready
check "new rows" "$(get "['new']")" 2
check "rows with errors" "$(get "['errors']")" 2
ask 200 GET "/imports/$IMPORT/errors?limit=200"
check "column of the first error" "$(get "['items'][0]['column']")" "Email Address"
ask 202 POST "/imports/$IMPORT/commit"
state succeeded
check "contacts added" "$(get "['added']")" 2
ask 200 GET "/contacts?q=muller&limit=50"
check "found without its accents" "$(get "['items'][0]['display_name']")" "Łukasz Müller"
check "a connection is not an acquaintance (NET-1)" "$(get "['items'][0]['known']")" false

say "LND-1: Ruth is asked by telephone; SET-1: she agrees, and place, day and hour are asked at once"
ask 201 POST "/contacts/$RUTH/attempts" -H "$JSON" -d "$(json "{\"outcome\":\"meeting_agreed\",\"meeting\":{\"place\":\"St Mary's hall\",\"local_start\":\"$(day 1 %Y-%m-%dT08:00)\"}}")"
MEETING=$(get "['meeting_id']")
ask 200 GET "/meetings/$MEETING"
check "arrive fifteen minutes early (MTG-1)" "$(get "['arrive_at'] < json.load(open(sys.argv[1]))['starts_at']")" true

say "SET-4: not by telephone, unless there is a reason"
ask 422 PATCH "/meetings/$MEETING" -H 'If-Match: *' -H "$MERGE" -d "$(json '{"format":"phone"}')"

say "The twenty minutes, and the goodbye: she comes away with a name (BYE-3)"
ask 200 POST "/meetings/$MEETING/start" -H "$JSON" -d "$(json '{}')"
ask 200 POST "/meetings/$MEETING/end" -H "$JSON" -d "$(json '{"told_time":true}')"
ask 422 POST "/meetings/$MEETING/debrief" -H "$JSON" -d "$(json '{"outcome":"neither"}')"
ask 200 POST "/meetings/$MEETING/debrief" -H "$JSON" -d "$(json '{"outcome":"referrals","feedback":"Clear and warm. Add numbers.","gains":[{"kind":"insight","text":"Planning is moving to Galway."}],"names":[{"given_name":"Tomás","family_name":"Lind","headline":"Planning Director","organization_name":"Corrib Logistics","phone":"+353 91 555 014","introduction":"Tell him I sent you.","may_use_name":true}]}')"
TOMAS=$(get "['contacts'][0]['id']")
NOTE=$(get "['thank_you_letter_id']")
check "thank-you note due tonight (FLW-2)" "$(get "['thank_you_due_on']")" "$(day 0 %Y-%m-%d)"
ask 200 GET "/contacts/$TOMAS"
check "degree of Tomás" "$(get "['degree']")" 2
check "who sent her" "$(get "['referred_by'][0]['display_name']")" "Ruth Adeyemi"
check "LND-2: he is written to first" "$(get "['next_action']['kind']")" write_letter

say "LND-2: no first call to somebody she does not know without a letter"
ask 409 POST "/contacts/$TOMAS/attempts" -H "$JSON" -d "$(json '{"outcome":"no_answer"}')"

say "The letter: days with reasons, a draft, findings, and the golden rule"
ask 200 GET "/contacts/$TOMAS/call-days?medium=post&weeks=3"
DAY=$(get "['best_on']")
printf '   the best day is %s\n' "$DAY"
ask 201 POST /letters -H "$JSON" -d "$(json "{\"contact_id\":\"$TOMAS\",\"kind\":\"pitch\",\"medium\":\"post\",\"promised_on\":\"$DAY\"}")"
LETTER=$(get "['id']")
check "the draft promises that day (LND-4)" "$(get "['promised_on']")" "$DAY"
check "the draft names the referrer (LND-3)" "$(get "['body'].count('Ruth Adeyemi') > 0")" true
python3 - "$WORK/answer" >"$WORK/body" <<'PY'
import json, re, sys
letter = json.load(open(sys.argv[1]))
body = re.sub(r"\[[^\]]*\]", "the way planners work in logistics", letter["body"])
print(json.dumps({"body": body + "\nI would also be glad to be considered for any openings you have.\n"}))
PY
ask 200 PATCH "/letters/$LETTER" -H 'If-Match: *' -H "$MERGE" -d "@$WORK/body"
check "NEVER ask for a job (LND-7)" "$(get "['report']['findings'][0]['rule']" | head -1)" LND-7
check "the letter is blocked" "$(get "['report']['blocked']")" true
ask 409 POST "/letters/$LETTER/send" -H "$JSON" -d "$(json '{}')"
ask 200 GET "/letters/$LETTER"
python3 - "$WORK/answer" >"$WORK/body" <<'PY'
import json, sys
letter = json.load(open(sys.argv[1]))
print(json.dumps({"body": letter["body"].replace("I would also be glad to be considered for any openings you have.", "").strip()}))
PY
ask 200 PATCH "/letters/$LETTER" -H 'If-Match: *' -H "$MERGE" -d "@$WORK/body"
check "no longer blocked" "$(get "['report']['blocked']")" false
ask 200 POST "/letters/$LETTER/send" -H "$JSON" -d "$(json '{}')"
check "sent, and frozen" "$(get "['state']")" sent
ask 409 PATCH "/letters/$LETTER" -H 'If-Match: *' -H "$MERGE" -d "$(json '{"body":"another text"}')"

say "TIM-5: the promise stands in the calendar, and never moves by itself"
ask 200 GET "/promises?contact_id=$TOMAS"
PROMISE=$(get "['items'][0]['id']")
check "promised for the day in the letter" "$(get "['items'][0]['due_on']")" "$DAY"
ask 422 POST "/promises/$PROMISE/move" -H "$JSON" -d "$(json "{\"due_on\":\"$DAY\",\"agreed\":false}")"
ask 200 GET "/calendar?from_on=$DAY&to_on=$DAY"
check "the calendar holds it" "$(get "['days'][0]['entries'][0]['state']")" promised

say "He takes the call: a meeting is agreed, and the promise is kept"
ask 201 POST "/contacts/$TOMAS/attempts" -H "$JSON" -d "$(json "{\"outcome\":\"meeting_agreed\",\"meeting\":{\"place\":\"Corrib Logistics, Galway\",\"local_start\":\"$(day 2 %Y-%m-%dT12:30)\",\"travel_minutes\":40}}")"
SECOND=$(get "['meeting_id']")
check "kept (TIM-6)" "$(get "['kept']['state']")" kept
ask 200 POST "/meetings/$SECOND/start" -H "$JSON" -d "$(json '{}')"
ask 200 POST "/meetings/$SECOND/end" -H "$JSON" -d "$(json '{"told_time":true,"invited_to_stay":true}')"
ask 200 POST "/meetings/$SECOND/debrief" -H "$JSON" -d "$(json '{"outcome":"both","gains":[{"kind":"lead","text":"They plan a second warehouse."}],"names":[{"given_name":"Amara","family_name":"Okafor","organization_name":"Northgate Foods","may_use_name":true},{"given_name":"Grace","family_name":"Tan"}]}')"
AMARA=$(get "['contacts'][0]['id']")
check "two new names" "$(get "['contacts'].__len__()")" 2
ask 200 GET "/contacts/$AMARA"
check "contacts beget contacts: degree of Amara (NET-4)" "$(get "['degree']")" 3

say "FLW-2: the thank-you note to Ruth goes out tonight"
ask 200 GET "/letters/$NOTE"
python3 - "$WORK/answer" >"$WORK/body" <<'PY'
import json, re, sys
letter = json.load(open(sys.argv[1]))
print(json.dumps({"body": re.sub(r"\[[^\]]*\]", "your advice on numbers", letter["body"])}))
PY
ask 200 PATCH "/letters/$NOTE" -H 'If-Match: *' -H "$MERGE" -d "@$WORK/body"
ask 200 POST "/letters/$NOTE/send" -H "$JSON" -d "$(json '{}')"
check "on the night" "$(get "['promptness']")" on_the_night

say "Today: what to do now, and why that first (NET-6, NET-12)"
ask 200 GET /today
python3 - "$WORK/answer" <<'PY'
import json, sys
today = json.load(open(sys.argv[1]))
print("  ", today["greeting"], today["lede"])
for item in today["items"]:
    print("   -", item["when"], item["title"], "|", " ".join(reason["rule"] for reason in item["reasons"]))
PY
check "the note to Tomás is owed" "$(get "['items'].__str__().count('thank_you') > 0")" true
check "every item has its reason" "$(get "['items'].__class__ and all(i['reasons'] for i in json.load(open(sys.argv[1]))['items'] if i['section'] != 'done')")" true

printf '\ntour: %d passed, %d failed\n' "$PASSED" "$FAILED"
[ "$FAILED" -eq 0 ]
