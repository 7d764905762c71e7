"""PGD on an MLP 784-128-10 in PyTorch, weights frozen, slopes by autograd.grad, on one thread.

Prints the processor's time of a step for a row, the median of eleven rounds, as PgdBench does.
"""

import gzip
import sys
import time

import torch

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/datasets/fashion-mnist"
ROUNDS, STEPS, RADIUS, ROWS = 11, 20, 0.1, 1700

torch.set_num_threads(1)
torch.manual_seed(1)
with gzip.open(f"{FOLDER}/t10k-images-idx3-ubyte.gz") as file:
    images = torch.frombuffer(bytearray(file.read()[16:]), dtype=torch.uint8)
with gzip.open(f"{FOLDER}/t10k-labels-idx1-ubyte.gz") as file:
    labels = torch.frombuffer(bytearray(file.read()[8:]), dtype=torch.uint8)
x = images.reshape(-1, 784)[:ROWS].float() / 255
y = labels[:ROWS].long()
model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
model.requires_grad_(False)
loss = torch.nn.CrossEntropyLoss(reduction="sum")


def attack():
    at = (x + (2 * torch.rand_like(x) - 1) * RADIUS).clamp(0, 1)
    for _ in range(STEPS + 1):
        at.requires_grad_(True)
        (slope,) = torch.autograd.grad(loss(model(at), y), at)
        at = at.detach() + 2.5 * RADIUS / STEPS * slope.sign()
        at = torch.minimum(torch.maximum(at, x - RADIUS), x + RADIUS).clamp(0, 1)
    return at


micros = []
for _ in range(ROUNDS):
    before = time.process_time()
    attack()
    micros.append((time.process_time() - before) * 1e6 / ROWS / (STEPS + 1))
print(f"PyTorch: {ROWS:,} rows, {sorted(micros)[ROUNDS // 2]:.2f} us for a row and step")
