/**
 * A language server: {@code dsl.assist}, the checker and the formatter in the words of the Language
 * Server Protocol 3.18. The only package that knows LSP4J; loaded by {@code tattle lsp} alone.
 */
package org.tattle.dsl.lsp;
