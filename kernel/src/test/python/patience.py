"""The conformance tests of the Jupyter project, with time limits that suit a busy machine."""

import contextlib

import jupyter_kernel_test

PATIENCE = 120
jupyter_kernel_test.TIMEOUT = PATIENCE


class KernelTests(jupyter_kernel_test.KernelTests):
    """As they are, they give a message a tenth of a second to arrive."""

    def flush_channels(self):
        """Takes what is on its way by waiting for the end of a request made behind it."""
        sent = self.kc.kernel_info()
        self.reach(self.kc.get_shell_msg, sent, lambda m: True)
        self.reach(self.kc.get_iopub_msg, sent,
                   lambda m: m["content"].get("execution_state") == "idle")

    def reach(self, get, request, wanted):
        while True:
            message = get(timeout=PATIENCE)
            jupyter_kernel_test.validate_message(message)
            if message["parent_header"].get("msg_id") == request and wanted(message):
                return

    def execute_helper(self, code, timeout=PATIENCE, **options):
        with patient(self.kc.iopub_channel):
            return super().execute_helper(code, timeout, **options)

    def history_helper(self, execute_first, timeout=PATIENCE, **options):
        return super().history_helper(execute_first, timeout, **options)


@contextlib.contextmanager
def patient(channel):
    """While it lasts, the channel waits longer than it is told to."""
    get = channel.get_msg

    async def wait(timeout=None):
        return await get(timeout=PATIENCE)

    channel.get_msg = wait
    try:
        yield
    finally:
        del channel.get_msg
