"""PGD and certificates by smoothing in PyTorch, on an MLP 784-128-10, timed for RobustBench.java.

Reads lines `pgd|certify threads batch` and answers each with the microseconds that a row and step
of PGD takes, or a noisy copy of a certificate, by the clock and of the processor.
"""

import gzip
import sys
import time

import torch

STEPS, RADIUS, ROWS = 20, 0.1, 1700
DEVIATION, CERTIFIED, COPIES, CLASSES = 0.25, 5, 10_000, 10

folder = sys.argv[1]
with gzip.open(f"{folder}/t10k-images-idx3-ubyte.gz") as file:
    images = torch.frombuffer(bytearray(file.read()[16:]), dtype=torch.uint8)
with gzip.open(f"{folder}/t10k-labels-idx1-ubyte.gz") as file:
    labels = torch.frombuffer(bytearray(file.read()[8:]), dtype=torch.uint8)
x = images.reshape(-1, 784)[:ROWS].float() / 255
y = labels[:ROWS].long()
model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
model.requires_grad_(False)
loss = torch.nn.CrossEntropyLoss(reduction="sum")


def pgd(x, y):
    at = (x + (2 * torch.rand_like(x) - 1) * RADIUS).clamp_(0, 1)
    low, high = (x - RADIUS).clamp_(0, 1), (x + RADIUS).clamp_(0, 1)
    for _ in range(STEPS + 1):
        at.requires_grad_(True)
        (slope,) = torch.autograd.grad(loss(model(at), y), at)
        at = at.detach()
        at.add_(slope.sign_(), alpha=2.5 * RADIUS / STEPS)
        torch.maximum(torch.minimum(at, high, out=at), low, out=at)
    return at


@torch.inference_mode()
def certify(row, batch):
    counts = torch.zeros(CLASSES, dtype=torch.long)
    copies = torch.empty(batch, 784)
    for start in range(0, COPIES, batch):
        some = copies[: min(batch, COPIES - start)]
        some.normal_(0, DEVIATION).add_(row)
        counts += torch.bincount(model(some).argmax(1), minlength=CLASSES)
    return counts


def once(kind, batch):
    if kind == "pgd":
        for start in range(0, ROWS, batch):
            pgd(x[start : start + batch], y[start : start + batch])
        return ROWS * (STEPS + 1)
    for row in range(CERTIFIED):
        certify(x[row], batch)
    return CERTIFIED * COPIES


for line in sys.stdin:
    kind, threads, batch = line.split()
    torch.set_num_threads(int(threads))
    once(kind, int(batch))
    wall, cpu = time.perf_counter(), time.process_time()
    done = once(kind, int(batch))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{wall * 1e6 / done:.3f} {cpu * 1e6 / done:.3f}", flush=True)
