package org.tattle.dsl.show;

import org.apache.commons.text.StringEscapeUtils;

/** Escaping of text for HTML and XML, content and attributes alike. */
final class Html {

  private Html() {}

  static String escape(String text) {
    return StringEscapeUtils.escapeXml11(text);
  }
}
