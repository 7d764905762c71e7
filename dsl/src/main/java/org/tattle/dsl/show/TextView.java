package org.tattle.dsl.show;

/** Plain text, shown as it is. */
public record TextView(String text) implements Shown {}
