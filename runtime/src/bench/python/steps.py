"""Training steps in PyTorch and Opacus, timed for Benchmark.java.

Reads lines `network batch kind steps` and answers each with the microseconds that a step of one
model takes, by the clock and of the processor, or with `none` where a library is missing.
Kinds: eager1, eager2 (threads), compiled2 (torch.compile), vmap16 (16 models at once), ghost, materialised (Opacus).
"""

import sys
import time
import warnings

warnings.filterwarnings("ignore")

try:
    import torch
except ImportError:
    torch = None

ROWS = 4096


def model(network):
    nn = torch.nn
    if network == "cnn":
        return nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(32 * 49, 10),
        )
    i, h, o = map(int, network.split("-"))
    return nn.Sequential(nn.Linear(i, h), nn.Tanh(), nn.Linear(h, o))


def data(network):
    if network == "cnn":
        return torch.rand(ROWS, 1, 28, 28) * 2 - 1, torch.randint(0, 10, (ROWS,))
    i, _, o = map(int, network.split("-"))
    return torch.rand(ROWS, i) * 2 - 1, torch.randint(0, o, (ROWS,))


def eager(network, batch, last=False, compiled=False):
    net, (x, y) = model(network), data(network)
    if compiled:
        net = torch.compile(net)
    if last:
        net = net.to(memory_format=torch.channels_last)
        x = x.to(memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    loss = torch.nn.CrossEntropyLoss()

    def step():
        rows = torch.randint(0, ROWS, (batch,))
        optimizer.zero_grad()
        loss(net(x[rows]), y[rows]).backward()
        optimizer.step()

    return step, 1


def vmap(network, batch, models=16):
    from torch.func import functional_call, grad, stack_module_state

    nets = [model(network) for _ in range(models)]
    parameters, _ = stack_module_state(nets)
    parameters = {k: v.detach() for k, v in parameters.items()}
    base = model(network).to("meta")
    x, y = data(network)

    def loss(p, a, b):
        return torch.nn.functional.cross_entropy(functional_call(base, p, (a,)), b)

    gradients = torch.func.vmap(grad(loss))

    def step():
        rows = torch.randint(0, ROWS, (models, batch))
        found = gradients(parameters, x[rows], y[rows])
        for k, v in parameters.items():
            v.sub_(found[k], alpha=0.01)

    return step, models


def opacus(network, batch, mode):
    from opacus import PrivacyEngine

    x, y = data(network)
    net = model(network)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=batch)
    ghost = mode == "ghost"
    made = PrivacyEngine(accountant="rdp").make_private(
        module=net, optimizer=optimizer, data_loader=loader, noise_multiplier=1.0,
        max_grad_norm=1.0, poisson_sampling=False,
        criterion=torch.nn.CrossEntropyLoss(), grad_sample_mode="ghost" if ghost else "hooks",
    )
    net, optimizer = made[0], made[1]
    loss = made[2] if ghost else torch.nn.CrossEntropyLoss()

    def step():
        rows = torch.randint(0, ROWS, (batch,))
        optimizer.zero_grad()
        loss(net(x[rows]), y[rows]).backward()
        optimizer.step()

    return step, 1


def prepare(network, batch, kind):
    torch.set_num_threads(2 if kind.endswith("2") else 1)
    if kind in ("eager1", "eager2"):
        return eager(network, batch)
    if kind == "compiled2":
        return eager(network, batch, compiled=True)
    if kind == "last1":
        return eager(network, batch, last=True)
    if kind == "vmap16":
        return vmap(network, batch)
    return opacus(network, batch, kind)


def timed(network, batch, kind, steps):
    if torch is None:
        return "none"
    try:
        step, models = prepare(network, batch, kind)
        for _ in range(max(3, steps // 5)):
            step()
    except Exception:  # a library is missing, or torch.compile finds no compiler
        return "none"
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(steps):
        step()
    per = 1e6 / steps / models
    return f"{(time.perf_counter() - wall) * per:.2f} {(time.process_time() - cpu) * per:.2f}"


for line in sys.stdin:
    network, batch, kind, steps = line.split()
    print(timed(network, int(batch), kind, int(steps)), flush=True)
