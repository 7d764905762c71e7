package org.tattle.dsl.cli.command;

/**
 * Marks a picocli-annotated command that joins {@code tattle} from another module. Found by {@link
 * java.util.ServiceLoader}, so that the command line needs to know nobody who adds to it.
 */
public interface Subcommand {}
