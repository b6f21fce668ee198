#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# --format=json, folded, pprof and html of leak, umem and kmem: read by programs that are not ours,
# and compared with the plain tables.

load shared

setup_file()
{
	start_as deep env LEAKTAG_DEPTH=6 LD_PRELOAD="$TAGLIB" "$MADE/sites"
	start_as bare "$MADE/sites"
	gunzip -c tests/golden/kmem/own612-proc-allocinfo.gz >"$F/allocinfo"
	gunzip -c tests/golden/kmem/mod-deb-alloc_traces.gz >"$F/alloc_traces"
}

setup()
{
	T=$BATS_TEST_TMPDIR
	deep=$(pid_of deep) bare=$(pid_of bare)
	command -v python3 >/dev/null || skip "no python3"
}

# A document as leak-formats(5) describes it; prints "COUNT BYTES SITE" of each site.
json_sites()
{
	python3 -c '
import json, sys
def only(o, need, may=()):
    assert set(need) <= set(o) <= set(need) | set(may), sorted(o)
def address(s):
    assert s.startswith("0x") and int(s, 16) >= 0, s
for line in sys.stdin:
    d = json.loads(line)
    only(d, ["format", "what", "sources", "notes", "summary", "sites"], ["blocks"])
    assert d["format"] == "leak 1" and d["what"] in ("leaked", "allocated", "free", "grown")
    assert d["sources"] and all(isinstance(s, str) for s in d["sources"] + d["notes"])
    assert all(isinstance(n, int) for n in d["summary"].values())
    for s in d["sites"]:
        only(s, ["site", "count", "bytes"],
             ["direct", "direct_bytes", "module", "cache", "oldest_seconds", "stack"])
        for f in s.get("stack", []):
            only(f, ["name"], ["address", "file", "line"])
            address(f.get("address", "0x0"))
        print("%6d %11d %s" % (s["count"], s["bytes"], s["site"]))
    for b in d.get("blocks", []):
        only(b, ["address", "size", "state"], ["direct", "tags", "words"])
        address(b["address"])
        assert ("direct" in b) == (b["state"] == "leaked") and ("tags" in b) != ("words" in b)
'
}

# The samples of a profile as "OBJECTS SPACE FUNCTION<-FUNCTION...": by the format's field numbers.
pprof_samples()
{
	python3 -c '
import gzip, sys
def varint(b, i):
    n = shift = 0
    while True:
        n |= (b[i] & 127) << shift
        shift += 7
        i += 1
        if b[i - 1] < 128:
            return n, i
def fields(b):
    i, out = 0, []
    while i < len(b):
        key, i = varint(b, i)
        if key & 7 == 0:
            v, i = varint(b, i)
        else:
            assert key & 7 == 2, key
            n, i = varint(b, i)
            v, i = b[i:i + n], i + n
            assert len(v) == n
        out.append((key >> 3, v))
    return out
def packed(v):
    if isinstance(v, int):
        return [v]
    out, i = [], 0
    while i < len(v):
        n, i = varint(v, i)
        out.append(n)
    return out
def one(message, number, default=0):
    return dict(fields(message)).get(number, default)
top = fields(gzip.decompress(sys.stdin.buffer.read()))
strings = [v.decode() for n, v in top if n == 6]
assert strings[0] == "" and len(set(strings)) == len(strings)
types = [(strings[one(v, 1)], strings[one(v, 2)]) for n, v in top if n == 1]
assert types == [(sys.argv[1] + "_objects", "count"), (sys.argv[1] + "_space", "bytes")], types
functions = {one(v, 1): (strings[one(v, 2)], strings[one(v, 4)]) for n, v in top if n == 5}
places = {}
for n, v in top:
    if n == 4:
        line = one(v, 4)
        function, file = functions[one(line, 1)]
        places[one(v, 1)] = function
        if len(sys.argv) > 2 and function == sys.argv[2]:
            print("line", file.rsplit("/")[-1], one(line, 2))
for n, v in top:
    if n == 2:
        ids = [x for k, y in fields(v) if k == 1 for x in packed(y)]
        values = [x for k, y in fields(v) if k == 2 for x in packed(y)]
        values = [x - 2**64 if x >= 2**63 else x for x in values]
        print(*values, "<-".join(places[i] for i in ids))
' "$@"
}

# Of folded stacks, by the same rules as the samples: "SPACE FUNCTION<-FUNCTION...".
unfold()
{
	awk '{ n = $NF; sub(/ [0-9]+$/, ""); k = split($0, f, ";"); s = f[k]
		while (--k) s = s "<-" f[k]; print n, s }' | LC_ALL=C sort
}

@test "json: leak's sites, blocks and summary are those of the plain tables" {
	leak --format=json "$deep" >"$T/json"
	json_sites <"$T/json" >"$T/sites"
	leak --format=plain "$deep" | diff -u - "$T/sites"
	python3 - "$T/json" <<-'END' >"$T/blocks"
		import json, sys
		d = json.load(open(sys.argv[1]))
		s = d["summary"]
		assert (s["leaks"], s["direct"]) == (81, 81) and s["understood_bytes"] == s["heap_bytes"]
		assert s["leaked_bytes"] == sum(b["size"] for b in d["blocks"])
		assert s["direct_bytes"] == sum(x["direct_bytes"] for x in d["sites"])
		for b in d["blocks"]:
		    print("block 0x%08x 0x%08x" % (int(b["address"], 16), b["size"]),
		          *("0x%08x" % int(t, 16) for t in b["tags"]))
		many, = [x for x in d["sites"] if x["count"] == 64]
		names = [f["name"].split("+")[0] for f in many["stack"]]
		assert names[:4] == ["lose_many", "work", "far", "main"], names
		source = open("tests/manual/sites.c").read().split("\n")
		assert "lost: many" in source[many["stack"][0]["line"] - 1]
	END
	leak "$deep" | cut -d' ' -f1-5 | diff -u - "$T/blocks"
	# Untagged blocks, free ones; two processes are two documents.
	leak -ad --format=json "$bare" | json_sites >"$T/sites"
	[ "$(awk '{ n += $1 } END { print n }' "$T/sites")" = "$(leak -ad "$bare" | wc -l)" ]
	[ "$(leak --format=json "$deep" "$bare" | tee "$T/two" | wc -l)" = 2 ]
	json_sites <"$T/two" >"$T/sites"
}

@test "json: umem and kmem" {
	umem "$bare" >"$T/want"
	umem --format=json "$bare" | json_sites | diff -u "$T/want" -
	umem --sort=bytes -n 2 "$bare" >"$T/want"
	umem --format=json --sort=bytes -n 2 "$bare" | json_sites | diff -u "$T/want" -
	kmem -q "$F/allocinfo" >"$T/want"
	kmem -q --format=json --by=site "$F/allocinfo" | json_sites | diff -u "$T/want" -
	kmem -q --format=json "$F/alloc_traces" >"$T/json"
	json_sites <"$T/json" | awk '{ n += $1 } END { print n }' >"$T/sum"
	kmem -q "$F/alloc_traces" | awk '{ n += $1 } END { print n }' | diff - "$T/sum"
	grep -q '"cache":"kmalloc-' "$T/json"
	kmem --format=json >"$T/json" 2>/dev/null # the machine's own
	json_sites <"$T/json" >"$T/sites"
	[ -s "$T/sites" ]
}

@test "json: names that are not UTF-8, quotes and control characters" {
	cp "$MADE/sites" "$T/a"$'\377'"b\"c"$'\n'"d\\"
	start_as odd env LEAKTAG_DEPTH=2 LD_PRELOAD="$TAGLIB" "$T/a"$'\377'"b\"c"$'\n'"d\\"
	leak --format=json "$(pid_of odd)" | json_sites >"$T/sites"
	[ "$(awk '{ n += $1 } END { print n }' "$T/sites")" = 81 ]
}

@test "pprof and folded: each site once, with its calls, lines and bytes" {
	leak --format=pprof "$deep" | pprof_samples leaked lose_many >"$T/samples"
	line=$(grep -n "// lost: many\$" tests/manual/sites.c | cut -d: -f1)
	grep -qx "line sites.c $line" "$T/samples"
	grep -q '^64 6656 lose_many<-work<-far<-main<-' "$T/samples"
	grep -v '^line' "$T/samples" | cut -d' ' -f2- | LC_ALL=C sort >"$T/want"
	[ "$(wc -l <"$T/want")" = 4 ]
	leak --format=folded "$deep" | tee "$T/folded" | unfold | diff -u "$T/want" -
	grep -q ';main;far;work;lose_many 6656$' "$T/folded"

	umem "$bare" >"$T/plain"
	umem --format=pprof "$bare" | pprof_samples allocated | cut -d' ' -f1,2 | LC_ALL=C sort >"$T/got"
	awk '{ print $1, $2 }' "$T/plain" | LC_ALL=C sort | diff -u - "$T/got"
	awk '$2 > 0 { print $2, $3, $4 }' "$T/plain" | LC_ALL=C sort >"$T/want"
	umem --format=folded "$bare" | unfold | diff -u "$T/want" -
}

@test "pprof and folded: kmem's sources, with stacks where there are any" {
	kmem -q --format=pprof "$F/alloc_traces" | pprof_samples allocated >"$T/samples"
	kmem -q "$F/alloc_traces" | awk '{ n += $1; b += $2 } END { print n, b }' >"$T/want"
	awk '{ n += $1; b += $2 } END { print n, b }' "$T/samples" | diff -u "$T/want" -
	grep -qE '^123 14760 kmt_leak<-' "$T/samples"
	kmem -q --format=folded "$F/alloc_traces" >"$T/folded"
	grep -qE '(^|;)do_one_initcall;.*kmt_leak 14760$' "$T/folded" || grep -qE ';kmt_leak 14760$' "$T/folded"
	kmem -q --format=pprof "$F/allocinfo" | pprof_samples allocated alloc_page_ext >"$T/samples"
	grep -qE '^line page_ext.c [0-9]+$' "$T/samples"
}

@test "html: well-formed, complete, nothing from elsewhere" {
	leak --format=html "$deep" >"$T/page"
	kmem -q --format=html "$F/alloc_traces" >"$T/page.kmem"
	python3 - "$T/page" "$T/page.kmem" <<-'END'
		import html.parser, sys
		class Page(html.parser.HTMLParser):
		    def __init__(self):
		        super().__init__()
		        self.open, self.text, self.rows = [], "", 0
		    def handle_starttag(self, tag, attrs):
		        assert not {"src", "href"} & {k for k, v in attrs} and tag != "script"
		        self.rows += tag == "tr"
		        if tag not in ("meta", "td", "th", "tr", "li"):
		            self.open.append(tag)
		    def handle_endtag(self, tag):
		        assert self.open.pop() == tag, tag
		    def handle_data(self, data):
		        self.text += data
		for path in sys.argv[1:]:
		    p = Page()
		    p.feed(open(path).read())
		    p.close()
		    assert not p.open and p.rows > 4, p.open
		    assert ("lose_many+0x" in p.text) == (path == sys.argv[1])
	END
	run ! grep -qE 'https?:' "$T/page"
}

@test "formats: bad use" {
	run -2 --separate-stderr umem --format=acid "$bare"
	[[ $stderr == *"--format=acid: no such format"*json*pprof* ]]
	[[ $stderr != *png* ]]
	run -2 --separate-stderr kmem --format=xml
	run -2 --separate-stderr leak --format=xml "$bare"
	[[ $stderr == *"no such format"*block*json*png* ]]
	for format in pprof html; do
		run -1 --separate-stderr leak --format=$format -o "$T/x" "$deep" "$bare"
		[[ $stderr == *"shows one process alone"* ]]
	done
	run -2 --separate-stderr kmem -lb --format=json
	[[ $stderr == *"-b"* ]]
	script -qec "umem --format=pprof $bare" "$T/typescript" >/dev/null || true
	grep -q 'not for a terminal' "$T/typescript"
}
