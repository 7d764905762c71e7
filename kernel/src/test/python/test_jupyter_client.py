"""What Jupyter's own client sees, where the conformance tests do not look."""

import json
import os
import tempfile
import time
import unittest

import zmq
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from patience import PATIENCE


PUBLIC, SECRET = zmq.curve_keypair() if zmq.has("curve") else (None, None)


class EncryptedManager(KernelManager):
    """Gives the kernel a key pair, as jupyter_client does from 8.9 on."""

    def write_connection_file(self, **options):
        super().write_connection_file(**options)
        with open(self.connection_file) as file:
            content = json.load(file)
        content.update(curve_publickey=PUBLIC.decode(), curve_secretkey=SECRET.decode())
        with open(self.connection_file, "w") as file:
            json.dump(content, file)

    def _create_connected_socket(self, channel, identity=None):
        """The manager's own, by which it interrupts: who sends on a socket that is refused waits."""
        socket = encrypt(self.context.socket(zmq.DEALER), PUBLIC, SECRET)
        socket.linger = 1000
        if identity:
            socket.identity = identity
        socket.connect(self._make_url(channel))
        return socket


def encrypt(socket, public, secret):
    socket.curve_secretkey, socket.curve_publickey, socket.curve_serverkey = secret, public, PUBLIC
    return socket


class EncryptedClient(BlockingKernelClient):
    """With the kernel's key pair, and one of its own for the heartbeat, as in jupyter_client."""

    def connect(self, channel, kind, identity=None, pair=(PUBLIC, SECRET)):
        socket = encrypt(self.context.socket(kind), *pair)
        socket.linger = 1000
        if identity:
            socket.identity = identity
        if kind == zmq.SUB:
            socket.subscribe = b""
        socket.connect(self._make_url(channel))
        return socket

    def connect_shell(self, identity=None):
        return self.connect("shell", zmq.DEALER, identity)

    def connect_control(self, identity=None):
        return self.connect("control", zmq.DEALER, identity)

    def connect_stdin(self, identity=None):
        return self.connect("stdin", zmq.DEALER, identity)

    def connect_iopub(self, identity=None):
        return self.connect("iopub", zmq.SUB, identity)

    def connect_hb(self, identity=None):
        return self.connect("hb", zmq.REQ, identity, zmq.curve_keypair())


def tcp_listeners(pid):
    """How many ports a process listens at."""
    inodes = set()
    for name in os.listdir("/proc/%d/fd" % pid):
        try:
            inodes.add(os.readlink("/proc/%d/fd/%s" % (pid, name)))
        except OSError:
            pass
    count = 0
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as file:
            for line in file.read().splitlines()[1:]:
                words = line.split()
                count += words[3] == "0A" and "socket:[%s]" % words[9] in inodes
    return count


class Kernel:
    """A started kernel and a client that is ready."""

    def __init__(self, manager=KernelManager, **options):
        self.manager = manager(kernel_name="pocket", **options)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code, **options):
        """The reply, and the contents published about it by type."""
        shown = []
        reply = self.client.execute_interactive(
            code, timeout=PATIENCE, output_hook=lambda m: shown.append((m["msg_type"], m["content"])),
            **options)
        return reply["content"], shown


class ClientTests(unittest.TestCase):
    def test_a_cell_runs(self):
        with Kernel() as kernel:
            reply, shown = kernel.run("print hello\n1 + 1")
            self.assertEqual("ok", reply["status"])
            self.assertIn(("stream", {"name": "stdout", "text": "hello\n"}), shown)
            self.assertEqual("2", shown[-2][1]["data"]["text/plain"])

    def test_unix_sockets_carry_everything_and_nothing_listens_on_tcp(self):
        with Kernel(transport="ipc", ip=tempfile.mkdtemp() + "/k") as kernel:
            self.carries_everything(kernel)
            pid = kernel.manager.provisioner.process.pid
            if os.path.exists("/proc/%d/fd" % pid):
                self.assertEqual(0, tcp_listeners(pid))
        with Kernel() as kernel:
            if os.path.exists("/proc/net/tcp"):
                self.assertEqual(5, tcp_listeners(kernel.manager.provisioner.process.pid))

    def carries_everything(self, kernel):
        socket = kernel.client.connect_hb()
        heart = zmq.Socket.shadow(socket.underlying)
        heart.send(b"ping")
        self.assertTrue(heart.poll(PATIENCE * 1000))
        self.assertEqual(b"ping", heart.recv())
        socket.close()
        for i in range(20):
            reply, shown = kernel.run("%d + 1" % i)
            self.assertEqual("ok", reply["status"])
        self.assertEqual(100000, len(dict(kernel.run("repeat 100000")[1])["stream"]["text"]))
        _, shown = kernel.run("ask name", allow_stdin=True,
                              stdin_hook=lambda m: kernel.client.input("Ada"))
        self.assertIn(("stream", {"name": "stdout", "text": "got Ada\n"}), shown)

    @unittest.skipUnless(PUBLIC, "this libzmq cannot encrypt")
    def test_encrypted_sockets_serve_those_alone_who_have_the_key(self):
        for options in ({}, {"transport": "ipc", "ip": tempfile.mkdtemp() + "/k"}):
            with Kernel(EncryptedManager, client_class=__name__ + ".EncryptedClient",
                        **options) as kernel:
                self.carries_everything(kernel)
                plain = BlockingKernelClient(**kernel.manager.get_connection_info(session=False))
                # Once it is turned away nobody takes what it sends, and sending would wait for ever:
                # so does the client's own heartbeat, which cannot be told not to.
                plain.start_channels(hb=False)
                plain.shell_channel.socket.setsockopt(zmq.SNDTIMEO, 3000)
                with self.assertRaises((RuntimeError, zmq.Again)):
                    plain.wait_for_ready(timeout=3)
                plain.stop_channels()
                self.carries_everything(kernel)

    def test_a_second_connection_of_one_identity_takes_over(self):
        for options in ({}, {"transport": "ipc", "ip": tempfile.mkdtemp() + "/k"}):
            with Kernel(**options) as kernel:
                second = kernel.manager.client()
                second.start_channels()
                second.wait_for_ready(timeout=PATIENCE)
                reply = second.execute_interactive("1 + 1", timeout=PATIENCE)
                self.assertEqual("ok", reply["content"]["status"])
                second.stop_channels()

    def test_an_interrupt_stops_the_cell_and_nothing_else(self):
        with Kernel() as kernel:
            sent = kernel.client.execute("print on\nspin")
            self.wait_for(kernel, "stream")
            kernel.manager.interrupt_kernel()
            reply = self.reply(kernel, "execute_reply")
            self.assertEqual(sent, reply["parent_header"]["msg_id"])
            self.assertEqual("Interrupted", reply["content"]["ename"])
            self.assertEqual("ok", kernel.run("1")[0]["status"])

    def test_input_is_asked_for(self):
        with Kernel() as kernel:
            asked = []

            def answer(message):
                asked.append(message["content"])
                kernel.client.input("Ada")

            _, shown = kernel.run("ask name", allow_stdin=True, stdin_hook=answer)
            self.assertEqual([{"prompt": "name", "password": False}], asked)
            self.assertIn(("stream", {"name": "stdout", "text": "got Ada\n"}), shown)

    def test_a_restart_forgets_values_and_keeps_history(self):
        with Kernel() as kernel:
            kernel.run("let a = 1")
            kernel.manager.restart_kernel()
            kernel.client.wait_for_ready(timeout=PATIENCE)
            self.assertEqual("error", kernel.run("a")[0]["status"])
            kernel.client.history(hist_access_type="search", pattern="let a*", n=1)
            reply = self.reply(kernel, "history_reply")
            self.assertEqual("let a = 1", reply["content"]["history"][0][2])

    def test_shutdown_does_not_wait_for_a_cell(self):
        with Kernel() as kernel:
            kernel.client.execute("deaf 60000")
            self.wait_for(kernel, "execute_input")
            # After half of this the manager ends the process, after all of it kills it.
            kernel.manager.shutdown_wait_time = 50
            begin = time.monotonic()
            kernel.manager.shutdown_kernel()
            self.assertFalse(kernel.manager.is_alive())
            self.assertLess(time.monotonic() - begin, 24)

    def wait_for(self, kernel, kind):
        while kernel.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != kind:
            pass

    def reply(self, kernel, kind):
        while True:
            reply = kernel.client.get_shell_msg(timeout=PATIENCE)
            if reply["msg_type"] == kind:
                return reply


if __name__ == "__main__":
    unittest.main()
