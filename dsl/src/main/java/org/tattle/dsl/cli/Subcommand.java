package org.tattle.dsl.cli;

/**
 * Marks a picocli-annotated command that joins {@code tattle} from another module. Found by {@link
 * java.util.ServiceLoader}, so that the command line needs to know nobody who adds to it.
 */
public interface Subcommand {

  /**
   * Does a command by itself, before any is parsed. For those that are waited for: reading all the
   * commands' annotations takes half a second on a busy machine.
   *
   * @return whether it was this command, and is done
   */
  default boolean shortcut(String... args) {
    return false;
  }
}
