package org.tattle.dsl.show.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.ext.awt.g2d.DefaultGraphics2D;
import org.apache.batik.ext.awt.g2d.GraphicContext;

/**
 * Keeps the shapes that are drawn on it. XChart draws a curve stretch by stretch, so that dashes
 * start anew at every point and an SVG gets an element for each; here, stretches that follow each
 * other become one path. What is transparent is dropped. Clips are ignored: {@link PlotArea} draws
 * nothing outside the axes.
 */
final class Recorder extends DefaultGraphics2D {

  /** A shape with its paint; the stroke is null when it is filled. */
  record Mark(Path2D path, BasicStroke stroke, Color color) {}

  private final List<Mark> marks;

  Recorder() {
    super(false);
    gc = new GraphicContext();
    marks = new ArrayList<>();
  }

  private Recorder(Recorder parent) {
    super(parent);
    marks = parent.marks;
  }

  @Override
  public Graphics create() {
    return new Recorder(this);
  }

  @Override
  public void draw(Shape shape) {
    add(shape, (BasicStroke) getStroke());
  }

  @Override
  public void fill(Shape shape) {
    add(shape, null);
  }

  /** Batik's own prints to standard output here. */
  @Override
  public void dispose() {}

  /** What was drawn, the lowest first. */
  List<Mark> marks() {
    return List.copyOf(marks);
  }

  void replay(Graphics2D g) {
    for (Mark mark : marks) {
      g.setColor(mark.color());
      if (mark.stroke() == null) {
        g.fill(mark.path());
      } else {
        g.setStroke(mark.stroke());
        g.draw(mark.path());
      }
    }
  }

  private void add(Shape shape, BasicStroke stroke) {
    Color color = getColor();
    if (color.getAlpha() == 0) {
      return;
    }
    Shape placed = getTransform().createTransformedShape(shape);
    Mark last = marks.isEmpty() ? null : marks.get(marks.size() - 1);
    boolean opaque = color.getAlpha() == 255;
    boolean alike = last != null && last.color().equals(color) && same(last.stroke(), stroke);
    if (alike && opaque) {
      last.path().append(placed, shape instanceof Line2D && follows(last.path(), placed));
    } else {
      marks.add(new Mark(new Path2D.Double(placed), stroke, color));
    }
  }

  private static boolean same(BasicStroke a, BasicStroke b) {
    return a == null ? b == null : a.equals(b);
  }

  private static boolean follows(Path2D path, Shape next) {
    double[] start = new double[6];
    next.getPathIterator(null).currentSegment(start);
    Point2D end = path.getCurrentPoint();
    return end != null && end.distance(start[0], start[1]) < 1e-6;
  }
}
