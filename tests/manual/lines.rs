// SPDX-License-Identifier: MIT
// Loses boxes and vectors at known lines, each marked with what leak must say of it.
use std::collections::HashMap;
use std::hint::black_box;
use std::io::Write;

#[inline(never)]
fn lose_boxes() {
    for i in 0..9u64 {
        std::mem::forget(black_box(Box::new([i; 12]))); // lost: 9
    }
}

#[inline(never)]
fn lose_vectors() {
    for _ in 0..6 {
        std::mem::forget(black_box(Vec::<u32>::with_capacity(500))); // lost: 6
    }
}

#[inline(never)]
fn lose_grown() {
    for _ in 0..4 {
        let mut v = Vec::new();
        for i in 0..100u64 {
            v.push(black_box(i)); // lost: 4
        }
        std::mem::forget(black_box(v));
    }
}

#[inline(never)]
fn lose_strings() {
    for i in 0..5 {
        std::mem::forget(black_box(format!("number {}", black_box(i)))); // lost: 5
    }
}

#[inline(never)]
fn lose_maps() {
    for _ in 0..3 {
        let mut m = HashMap::new();
        for i in 0..100u32 {
            m.insert(black_box(i), i); // lost: 3
        }
        std::mem::forget(black_box(m));
    }
}

#[inline(never)]
fn far(f: fn()) {
    let mut room = [0u8; 65536];
    black_box(&mut room);
    f();
    black_box(&mut room);
}

fn main() {
    far(lose_boxes);
    far(lose_vectors);
    far(lose_grown);
    far(lose_strings);
    far(lose_maps);
    far(|| {
        println!("ready");
        std::io::stdout().flush().unwrap();
    });
    loop {
        std::thread::park();
    }
}
