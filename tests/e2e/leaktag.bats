#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# libleaktag: real programs run with it as without it, and a running process gets it and is rid of
# it again without noticing.

# shellcheck disable=SC2016 # programs in single quotes

load helper

LEAKTAG=$BUILD/src/leaktag TAGLIB=$BUILD/lib/leaktag/libleaktag.so
WORKER=$BUILD/tests/leaktag/worker

leaktag()
{
	timeout 300 "$LEAKTAG" "$@"
}

# The 50 blocks that a worker loses, of which a stale pointer may hold one or two.
lost_have_their_place()
{
	local n

	n=$(leak "$1" | grep -c ' lose+0x')
	echo "$n of 50"
	[ "$n" -ge 48 ] && [ "$n" -le 50 ]
}

# With tags, of one frame and of many, a program says and does what it does without.
same_with_tags()
{
	local depth

	command -v "$1" >/dev/null || skip "no $1"
	"$@" >"$T/plain" 2>"$T/plain.err" </dev/null
	for depth in 1 16; do
		LEAKTAG_DEPTH=$depth LD_PRELOAD=$TAGLIB "$@" >"$T/tagged" 2>"$T/tagged.err" </dev/null
		cmp "$T/plain" "$T/tagged"
	done
}

@test "python runs as without tags" {
	same_with_tags python3 -c 'import json, re, ssl, sqlite3
d = {str(i): [i, str(i), {"a": i * 1.5}] for i in range(20000)}
print(len(json.loads(json.dumps(d))), len(re.findall("1+", str(d))))'
}

@test "perl runs as without tags" {
	same_with_tags perl -e 'my %h; $h{"k$_"} = [$_, "v$_"] for 1 .. 50000;
my $n = 0; $n += $_->[0] for values %h; print $n'
}

@test "git runs as without tags" {
	cd "$T" && git init -q r && cd r
	echo x >f && git add f && git -c user.name=n -c user.email=e commit -q -m m
	same_with_tags git log --stat -p
}

@test "bash runs as without tags" {
	same_with_tags bash -c 'for i in {1..3000}; do a[i]=$i$i; done; echo ${#a[@]} $(echo sub)'
}

@test "sqlite3 runs as without tags" {
	same_with_tags sqlite3 :memory: 'with recursive c(x) as (select 1 union all select x + 1 from c
limit 20000) select count(*), sum(x), group_concat(x % 7) from c'
}

@test "gcc runs as without tags" {
	echo 'int f(int a) { return a * 3; }' >"$T/f.c"
	same_with_tags gcc -O2 -S -o - "$T/f.c"
}

@test "g++ runs as without tags" {
	printf '#include <map>\n#include <string>\nint f(std::map<std::string, int> &m) { return m["a"]; }\n' >"$T/f.cc"
	same_with_tags g++ -O2 -S -o - "$T/f.cc"
}

@test "node runs as without tags" {
	same_with_tags node -e 'let a = []; for (let i = 0; i < 1e5; i++) a.push({i, s: "x" + i});
console.log(JSON.parse(JSON.stringify(a)).length)'
}

@test "other allocators keep their heaps whole under tags" {
	local lib tried=0

	[ -x "$VICTIMS/objects" ] || skip "no C++ compiler"
	for lib in libjemalloc.so.2 libtcmalloc_minimal.so.4 libmimalloc.so.2; do
		LD_PRELOAD=$lib true 2>&1 | grep -q 'cannot be preloaded' && continue
		tried=$((tried + 1))
		start env LD_PRELOAD="$TAGLIB $lib" "$WORKER" 3
		sleep 0.5
		kill -TERM "$pid"
		wait "$pid"
		grep -q 'wrong 0$' "$T/out"
	done
	[ $tried -gt 0 ] || skip "no other allocator"
}

# 40 blocks each of four kinds, of which a stale pointer may hold one or two.
lost_large()
{
	local kind n

	leak "$1" >"$T/leaked"
	for kind in 'round' zeroed aligned resized; do
		n=$(grep -c " lose_$kind+0x" "$T/leaked")
		echo "$kind: $n of 40"
		[ "$n" -ge 38 ] && [ "$n" -le 40 ]
	done
}

@test "large blocks have their place and keep their size, with each allocator" {
	local lib

	for lib in '' libjemalloc.so.2 libtcmalloc_minimal.so.4 libmimalloc.so.2; do
		LD_PRELOAD=$lib true 2>&1 | grep -q 'cannot be preloaded' && continue
		start env LD_PRELOAD="$TAGLIB $lib" "$BUILD/tests/leaktag/large"
		lost_large "$pid"
		[[ $lib != libjemalloc* ]] || [ "$(grep -c ' 0x00004000 .* lose_round+0x' "$T/leaked")" -ge 38 ]
		if [[ $lib == libjemalloc* ]] && command -v gcore >/dev/null; then
			gcore -o "$T/core" "$pid" >/dev/null 2>&1
			lost_large "$T/core.$pid"
		fi
		kill -KILL "$pid"
		wait "$pid" 2>/dev/null || true
	done
}

@test "a block lost after attach has its place" {
	start "$WORKER" 2
	leaktag attach "$pid"
	kill -USR2 "$pid"
	wait_for 'grep -q ^lost "$T/out"'
	lost_have_their_place "$pid"
}

@test "a block lost after attach has its place where stacks are kept" {
	start "$WORKER" 2
	leaktag --depth=4 attach "$pid"
	kill -USR2 "$pid"
	wait_for 'grep -q ^lost "$T/out"'
	lost_have_their_place "$pid"
}

@test "a core file has the tags" {
	command -v gcore >/dev/null || skip "no gcore"
	start env LD_PRELOAD="$TAGLIB" LEAKTAG_DEPTH=3 "$WORKER" 2
	kill -USR2 "$pid"
	wait_for 'grep -q ^lost "$T/out"'
	gcore -o "$T/core" "$pid" >/dev/null 2>&1
	lost_have_their_place "$T/core.$pid"
}

@test "a hundred times attached and detached, and nobody noticed" {
	local i

	start "$WORKER" 4
	for ((i = 0; i < 100; i++)); do
		leaktag attach "$pid" >"$T/said"
		leaktag detach "$pid" >>"$T/said"
	done
	kill -USR1 "$pid"
	wait_for 'grep -q ^words "$T/out"'
	kill -TERM "$pid"
	wait "$pid"
	cat "$T/out" "$T/said"
	grep -qx 'words 0 malloc same' "$T/out"
	grep -qx 'interrupted 0 wrong 0' "$T/out"
	[ ! -s "$T/err" ]
}

@test "calls lead to the library while it is attached" {
	start "$WORKER" 1
	leaktag attach "$pid"
	kill -USR1 "$pid"
	wait_for 'grep -q ^words "$T/out"'
	grep -qE '^words [1-9][0-9]* malloc other$' "$T/out"
}

@test "leaktag may be killed at any moment" {
	local i

	start "$WORKER" 4
	for ((i = 0; i < 150; i++)); do
		"$LEAKTAG" --wait=1 "$( ((i % 2)) && echo detach || echo attach)" "$pid" >"$T/said" 2>&1 3>&- &
		sleep "0.0$((RANDOM % 4))$((RANDOM % 10))"
		kill -KILL $! 2>/dev/null || true
		wait $! 2>/dev/null || true
		kill -0 "$pid"
	done
	leaktag attach "$pid" || leaktag detach "$pid"
	kill -TERM "$pid"
	wait "$pid"
	grep -q 'wrong 0$' "$T/out"
}

@test "redis-server serves on while tags come and go" {
	local i load socket=$T/socket

	command -v redis-server >/dev/null && command -v redis-benchmark >/dev/null || skip "no redis"
	launch redis-server --port 0 --unixsocket "$socket" --save '' --dir "$T"
	wait_for "redis-cli -s $socket ping 2>/dev/null | grep -q PONG"
	redis-benchmark -s "$socket" -q -n 100000 -t set,get,lpush -r 10000 >"$T/load" 2>&1 3>&- &
	load=$!
	for ((i = 0; i < 100; i++)); do
		leaktag attach "$pid"
		leaktag detach "$pid"
	done >"$T/said"
	wait "$load"
	tr '\r' '\n' <"$T/load" | grep -c 'requests per second' | grep -x 3
	run ! grep -i error "$T/load"
	redis-cli -s "$socket" ping | grep PONG
	"$ROOT/tests/leaktag/traces" "$pid" | grep -x 0
	leaktag attach "$pid"
	"$ROOT/tests/leaktag/traces" "$pid" | grep -vx 0
}

# Each request is answered, and rightly, while tags come and go a hundred times.
@test "what redis-server has added up is right after detach" {
	local port=$((20000 + RANDOM % 20000)) used

	command -v redis-server >/dev/null || skip "no redis"
	launch redis-server --port "$port" --save '' --dir "$T"
	wait_for "redis-cli -p $port ping 2>/dev/null | grep -q PONG"
	leaktag attach "$pid"
	redis-cli -p "$port" eval 'for i = 1, 200000 do redis.call("set", i, "value" .. i) end' 0
	leaktag detach "$pid"
	redis-cli -p "$port" flushall
	used=$(redis-cli -p "$port" info memory | sed -n 's/^used_memory:\([0-9]*\).*/\1/p')
	[ "${#used}" -lt 9 ] && [ "$used" -gt 500000 ]
}

@test "a server in python3 serves on while tags come and go" {
	local i client

	command -v python3 >/dev/null || skip "no python3"
	launch python3 -c '
import json, os, socketserver, threading
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(json.dumps(json.loads(line)).encode() + b"\n")
class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
with Server(("127.0.0.1", 0), Echo) as server:
    print("ready", server.server_address[1], flush=True)
    server.serve_forever()'
	wait_for 'grep -q ^ready "$T/out"'
	python3 -c '
import json, os, socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1]))).makefile("rwb")
n = 0
while n <= 100 or not os.path.exists(sys.argv[2]):
    want = {"n": n, "list": list(range(n % 50)), "text": "x" * (n % 3000)}
    s.write(json.dumps(want).encode() + b"\n")
    s.flush()
    assert json.loads(s.readline()) == want, n
    n += 1
print("answered", n)' "$(cut -d" " -f2 "$T/out")" "$T/stop" >"$T/client" 2>&1 3>&- &
	client=$!
	for ((i = 0; i < 100; i++)); do
		leaktag attach "$pid"
		leaktag detach "$pid"
	done >"$T/said"
	: >"$T/stop"
	wait "$client" || { cat "$T/client"; return 1; }
	cat "$T/client"
	[ "$(cut -d" " -f2 "$T/client")" -gt 100 ]
	[ ! -s "$T/err" ]
	"$ROOT/tests/leaktag/traces" "$pid" | grep -x 0
}

@test "what python allocates after attach has its place" {
	command -v python3 >/dev/null || skip "no python3"
	launch python3 -c 'import ctypes, sys, time
libc = ctypes.CDLL(None)
print("ready", flush=True)
while time.sleep(0.05) is None:
    libc.strdup(b"lost" * 200)
    print("lost", flush=True)'
	wait_for 'grep -q ready "$T/out"'
	leaktag attach "$pid"
	said=$(wc -l <"$T/out")
	wait_for '[ "$(wc -l <"$T/out")" -gt $((said + 10)) ]'
	leaktag detach "$pid"
	[ "$(leak -a "$pid" | grep -c 'ffi')" -gt 5 ]
}

@test "what cannot be done is refused, and why" {
	start "$VICTIMS/globals_static"
	run leaktag attach "$pid"
	[ "$status" = 1 ]
	[[ $output == *"statically linked"* ]]

	start env LD_PRELOAD="$TAGLIB" "$WORKER" 1
	run leaktag attach "$pid"
	[ "$status" = 1 ]
	[[ $output == *"started with libleaktag"* ]]

	start "$WORKER" 1
	run leaktag detach "$pid"
	[ "$status" = 1 ]
	[[ $output == *"not in it"* ]]
	leaktag attach "$pid"
	run leaktag attach "$pid"
	[ "$status" = 1 ]
	[[ $output == *"attached already"* ]]
	leaktag detach "$pid"
	run leaktag detach "$pid"
	[ "$status" = 1 ]
	[[ $output == *"detached already"* ]]

	run leaktag attach 999999999
	[ "$status" = 1 ]
	run leaktag --library="$T/none" attach "$pid"
	[ "$status" = 1 ]
	for args in "" "attach" "attach x" "frob $pid" "--depth=0 attach $pid" "--depth=65 attach $pid"; do
		# shellcheck disable=SC2086
		run leaktag $args
		[ "$status" = 2 ]
	done
}
