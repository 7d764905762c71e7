package org.tattle.dsl.show;

/**
 * HTML that its maker vouches for, with the same content as text. The HTML is not escaped: nothing
 * that came from data may go in unescaped.
 */
public record HtmlView(String html, String text) implements Shown {}
