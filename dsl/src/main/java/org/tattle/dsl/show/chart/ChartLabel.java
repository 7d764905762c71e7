package org.tattle.dsl.show.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of text in a picture, in px from its upper left corner. XChart draws text as outlines,
 * which makes an SVG of 200 KB that cannot be searched; so text is kept apart from the drawing and
 * written as text.
 *
 * @param y of the base line
 * @param turned whether it reads upwards
 */
record ChartLabel(String text, double x, double y, Anchor anchor, Face face, boolean turned) {

  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A size, weight and colour of type. */
  record Face(int size, boolean bold, Color color) {
    static final Face TITLE = new Face(15, true, Theme.INK);
    static final Face LEGEND = new Face(12, false, Theme.INK);
    static final Face AXIS = new Face(12, false, Theme.INK);
    static final Face TICK = new Face(11, false, Theme.MUTED);
    static final Face NOTE = new Face(11, false, Theme.MUTED);

    Font font() {
      return Theme.font(bold ? Font.BOLD : Font.PLAIN, size);
    }

    double width(String text) {
      return font().getStringBounds(text, Fonts.CONTEXT).getWidth();
    }

    /** Lines no wider than {@code most} px, unless one word is. */
    List<String> wrap(String text, double most) {
      List<String> lines = new ArrayList<>();
      String line = "";
      for (String word : text.strip().split("\\s+")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && width(longer) > most) {
          lines.add(line);
          line = word;
        } else {
          line = longer;
        }
      }
      lines.add(line);
      return lines;
    }

    /** The text, or its beginning and an ellipsis if it is wider than {@code most} px. */
    String fit(String text, double most) {
      if (width(text) <= most) {
        return text;
      }
      int end = text.length();
      while (end > 1 && width(text.substring(0, end) + "…") > most) {
        end = text.offsetByCodePoints(end, -1);
      }
      return text.substring(0, end).stripTrailing() + "…";
    }
  }

  void draw(Graphics2D g) {
    Graphics2D own = (Graphics2D) g.create();
    own.setFont(face.font());
    own.setColor(face.color());
    own.translate(x, y);
    if (turned) {
      own.rotate(-Math.PI / 2);
    }
    double width = anchor == Anchor.START ? 0 : face.width(text);
    own.drawString(text, (float) (anchor == Anchor.MIDDLE ? -width / 2 : -width), 0f);
    own.dispose();
  }
}
