"""Rounds of federated averaging in PyTorch, timed for FederationBench.java: 20 clients with 300 rows of
Fashion-MNIST each learn an MLP 784-128-10 by one pass of plain steps of 32 rows at 0.1.

Reads lines `rounds threads`, goes on from the model that it has, and answers with the milliseconds
of a round by the clock and of the processor, and the accuracy on the test images.
"""

import gzip
import sys
import time

import torch

CLIENTS, ROWS, BATCH, LR = 20, 300, 32, 0.1

folder = sys.argv[1]


def read(part):
    with gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz") as file:
        images = torch.frombuffer(bytearray(file.read()[16:]), dtype=torch.uint8)
    with gzip.open(f"{folder}/{part}-labels-idx1-ubyte.gz") as file:
        labels = torch.frombuffer(bytearray(file.read()[8:]), dtype=torch.uint8)
    return images.reshape(-1, 784).float() / 255, labels.long()


torch.manual_seed(1)
x, y = read("train")
some = torch.randperm(len(x))[: CLIENTS * ROWS]
x, y = x[some], y[some]
test_x, test_y = read("t10k")
model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
weights = list(model.parameters())
loss = torch.nn.CrossEntropyLoss()
server = [w.detach().clone() for w in weights]


def learn(client):
    rows = torch.randperm(ROWS) + client * ROWS
    for start in range(0, ROWS, BATCH):
        at = rows[start : start + BATCH]
        slopes = torch.autograd.grad(loss(model(x[at]), y[at]), weights)
        with torch.no_grad():
            torch._foreach_add_(weights, slopes, alpha=-LR)


def round_():
    sums = [torch.zeros_like(w) for w in server]
    for client in range(CLIENTS):
        with torch.no_grad():
            torch._foreach_copy_(weights, server)
        learn(client)
        with torch.no_grad():
            torch._foreach_add_(sums, weights, alpha=1 / CLIENTS)
    for kept, mean in zip(server, sums):
        kept.copy_(mean)


for line in sys.stdin:
    rounds, threads = map(int, line.split())
    torch.set_num_threads(threads)
    round_()
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(rounds):
        round_()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    with torch.no_grad():
        torch._foreach_copy_(weights, server)
        right = (model(test_x).argmax(1) == test_y).float().mean().item()
    print(f"{wall * 1e3 / rounds:.3f} {cpu * 1e3 / rounds:.3f} {right:.4f}", flush=True)
