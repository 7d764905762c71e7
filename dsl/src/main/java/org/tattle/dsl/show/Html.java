package org.tattle.dsl.show;

import org.apache.commons.text.StringEscapeUtils;
import org.tattle.dsl.text.Cells;

/** Escaping of text for HTML and XML, content and attributes alike. */
public final class Html {

  private Html() {}

  /** Characters that XML does not know are dropped; those that turn text round are replaced. */
  public static String escape(String text) {
    return StringEscapeUtils.escapeXml10(Cells.oneWay(text));
  }
}
