"""Test accuracy of PyTorch on full Fashion-MNIST, as FashionTest trains it: three seeds, mean."""

import gzip
import sys

import torch

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/datasets/fashion-mnist"
EPOCHS, BATCH, RATE = 8, 128, 1e-3


def images(name):
    with gzip.open(f"{FOLDER}/{name}-images-idx3-ubyte.gz") as file:
        raw = bytearray(file.read()[16:])
    return torch.frombuffer(raw, dtype=torch.uint8).reshape(-1, 784).float() / 255


def labels(name):
    with gzip.open(f"{FOLDER}/{name}-labels-idx1-ubyte.gz") as file:
        raw = bytearray(file.read()[8:])
    return torch.frombuffer(raw, dtype=torch.uint8).long()


def accuracy(seed, x, y, test_x, test_y):
    torch.manual_seed(seed)
    model = torch.nn.Sequential(
        torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 10)
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = EPOCHS * -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    loss = torch.nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            optimizer.zero_grad()
            loss(model(x[rows]), y[rows]).backward()
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        return (model(test_x).argmax(1) == test_y).double().mean().item()


torch.set_num_threads(1)
data = images("train"), labels("train"), images("t10k"), labels("t10k")
found = [accuracy(seed, *data) for seed in range(3)]
print(" ".join(f"{a:.4f}" for a in found), f"mean {sum(found) / 3:.4f}")
