"""The conformance tests of the Jupyter project, given samples of the pocket language."""

import unittest

import patience


class PocketTests(patience.KernelTests):
    kernel_name = "pocket"
    language_name = "tattle"
    file_extension = ".tattle"
    code_hello_world = "print hello, world"
    code_stderr = "complain loudly"
    code_execute_result = [{"code": "1 + 2", "result": "3"}]
    code_display_data = [{"code": "show something", "mime": "text/plain"}]
    code_generate_error = "nothing"
    code_inspect_sample = "show"
    code_clear_output = "clear"
    code_page_something = "page words"
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "range", "search")
    completion_samples = [{"text": "sp", "matches": {"spin"}}]
    complete_code_samples = ["1 + 1", "print x"]
    incomplete_code_samples = ["1 +"]
    invalid_code_samples = ["?"]


if __name__ == "__main__":
    unittest.main()
