"""Certified accuracy of randomised smoothing in PyTorch, from Cohen et al. 2019, to hold EvasionAnchorsTest against.

Arguments: the folder of Fashion-MNIST, sigma, the first and the last seed. An MLP 784-128-10 learns for 5 epochs by
Adam 1e-3 in batches of 128 from rows with noise that is new in each step; then the first 500 test images, 100 copies
to choose a class and 1,000 to bound it, alpha 0.001. Prints the shares certified at 0, 0.25, ... 1 for each seed.
"""

import gzip
import sys

import numpy as np
import torch
from scipy.stats import beta, norm

folder, sigma, first, last = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(1)


def images(name):
    with gzip.open(f"{folder}/{name}-images-idx3-ubyte.gz") as file:
        return torch.frombuffer(bytearray(file.read()[16:]), dtype=torch.uint8).reshape(-1, 784).float() / 255


def labels(name):
    with gzip.open(f"{folder}/{name}-labels-idx1-ubyte.gz") as file:
        return torch.frombuffer(bytearray(file.read()[8:]), dtype=torch.uint8).long()


def noisy(rows):
    return rows + sigma * torch.randn(rows.shape)


x, y, tests, classes = images("train"), labels("train"), images("t10k")[:500], labels("t10k")
for seed in range(first, last + 1):
    torch.manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    for _ in range(5):
        for batch in torch.randperm(len(x)).split(128):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(noisy(x[batch])), y[batch]).backward()
            optimizer.step()
    radii = []
    with torch.no_grad():
        for i, row in enumerate(tests):
            top = model(noisy(row.expand(100, 784))).argmax(1).bincount(minlength=10).argmax()
            votes = int((model(noisy(row.expand(1000, 784))).argmax(1) == top).sum())
            least = beta.ppf(0.001, votes, 1001 - votes) if votes else 0
            radii.append(sigma * norm.ppf(least) if least > 0.5 and top == classes[i] else -1)
    print(seed, *(f"{(np.array(radii) >= radius).mean():.3f}" for radius in (0, 0.25, 0.5, 0.75, 1)), flush=True)
