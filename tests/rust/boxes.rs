// SPDX-License-Identifier: MIT
// boxes THREADS: a Rust program whose allocator is jemalloc with Rust's prefix, as the crates
// tikv-jemallocator and jemallocator have it. Each thread makes maps, vectors and strings, gives
// some back, and forgets every seventh box of 200 bytes: those, and no others, are lost. Prints
// "lost ADDRESS" for each, inverted, and "ready".
use std::alloc::{GlobalAlloc, Layout};
use std::collections::{BTreeMap, HashMap};
use std::sync::mpsc;

extern "C" {
    fn _rjem_malloc(size: usize) -> *mut u8;
    fn _rjem_aligned_alloc(align: usize, size: usize) -> *mut u8;
    fn _rjem_realloc(p: *mut u8, size: usize) -> *mut u8;
    fn _rjem_free(p: *mut u8);
}

struct Jemalloc;

unsafe impl GlobalAlloc for Jemalloc {
    unsafe fn alloc(&self, l: Layout) -> *mut u8 {
        if l.align() <= 16 && l.align() <= l.size() {
            _rjem_malloc(l.size())
        } else {
            _rjem_aligned_alloc(l.align(), (l.size() + l.align() - 1) & !(l.align() - 1))
        }
    }
    unsafe fn dealloc(&self, p: *mut u8, _: Layout) {
        _rjem_free(p)
    }
    unsafe fn realloc(&self, p: *mut u8, l: Layout, size: usize) -> *mut u8 {
        if l.align() <= 16 && l.align() <= size {
            return _rjem_realloc(p, size);
        }
        let new = self.alloc(Layout::from_size_align_unchecked(size, l.align()));
        std::ptr::copy_nonoverlapping(p, new, size.min(l.size()));
        self.dealloc(p, l);
        new
    }
}

#[global_allocator]
static GLOBAL: Jemalloc = Jemalloc;

struct Held {
    tree: BTreeMap<u64, String>,
    hash: HashMap<String, Vec<u32>>,
    boxes: Vec<Box<[u8; 200]>>,
}

#[inline(never)]
fn lose(n: usize, lost: &mut Vec<usize>) {
    let p = Box::into_raw(Box::new([n as u8; 200])) as usize;

    lost.push(!p);
}

#[inline(never)]
fn work(seed: u64) -> (Held, Vec<usize>) {
    let (mut tree, mut hash, mut boxes) = (BTreeMap::new(), HashMap::new(), Vec::new());
    let mut lost = Vec::new();

    for i in 0..3000u64 {
        let k = (i * 2654435761 + seed) % 100003;

        tree.insert(k, format!("number {}", k));
        hash.insert(format!("key {}", k), vec![i as u32; (k % 50) as usize]);
        boxes.push(Box::new([k as u8; 200]));
        if i % 7 == 0 {
            lose(i as usize, &mut lost);
        }
        if i % 3 == 0 {
            tree.remove(&(k / 2));
            boxes.swap_remove((k % boxes.len() as u64) as usize);
        }
    }
    (Held { tree, hash, boxes }, lost)
}

// What is on the stack from the work must not hold anything.
#[inline(never)]
fn scrub() -> u64 {
    let mut a = [0u64; 4096];

    for i in 0..a.len() {
        unsafe { std::ptr::write_volatile(&mut a[i], 0) }
    }
    a[17]
}

fn main() {
    let n: u64 = std::env::args().nth(1).map_or(2, |s| s.parse().unwrap());
    let (send, receive) = mpsc::channel();
    let threads: Vec<_> = (0..n)
        .map(|i| {
            let send = send.clone();

            std::thread::spawn(move || {
                let (held, lost) = work(i);

                scrub();
                send.send(lost).unwrap();
                std::thread::park();
                std::hint::black_box((&held.tree, &held.hash, &held.boxes));
            })
        })
        .collect();
    let lost: Vec<usize> = (0..n).flat_map(|_| receive.recv().unwrap()).collect();

    for p in &lost {
        println!("lost {:x}", p);
    }
    scrub();
    println!("ready");
    for t in threads {
        t.join().unwrap();
    }
}
