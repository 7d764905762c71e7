package org.tattle.kernel.serve;

import java.util.Optional;

/** Asks the front end that sent a cell for a line, and waits. */
interface Prompt {
  Optional<String> ask(String text, boolean password);
}
