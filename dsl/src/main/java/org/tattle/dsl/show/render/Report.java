package org.tattle.dsl.show.render;

import java.util.List;
import org.tattle.dsl.show.Shown;

/**
 * A written account of an audit: sections of text, facts, tables, figures, verdicts and code, in
 * reading order. {@link Render#page(Report)} makes one file of it.
 *
 * @param title of the whole
 * @param summary what a hurried reader must know; may be empty
 */
public record Report(String title, String summary, List<Section> sections) {

  public Report {
    sections = List.copyOf(sections);
  }

  public record Section(String heading, List<Part> parts) {

    public Section {
      parts = List.copyOf(parts);
    }
  }

  /** A piece of a section. All text is plain and is escaped when it is written. */
  public sealed interface Part permits Paragraph, Code, Facts, Verdict, View {
    void accept(Reader reader);
  }

  /** Who reads a report, whatever its parts are. */
  public interface Reader {
    void visit(Paragraph paragraph);

    void visit(Code code);

    void visit(Facts facts);

    void visit(Verdict verdict);

    void visit(View view);
  }

  public record Paragraph(String text) implements Part {
    @Override
    public void accept(Reader reader) {
      reader.visit(this);
    }
  }

  /** A script or a command, shown as it is. */
  public record Code(String text) implements Part {
    @Override
    public void accept(Reader reader) {
      reader.visit(this);
    }
  }

  /** What something is, term by term: a data set, a model, a component with its paper. */
  public record Facts(List<Fact> facts) implements Part {

    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public void accept(Reader reader) {
      reader.visit(this);
    }
  }

  public record Fact(String term, String text) {}

  /**
   * How an assertion came out.
   *
   * @param claim the assertion as it was written
   * @param detail the values it was decided on; may be empty
   */
  public record Verdict(boolean held, String claim, String detail) implements Part {
    @Override
    public void accept(Reader reader) {
      reader.visit(this);
    }
  }

  /** Anything that a statement can show. */
  public record View(Shown shown) implements Part {
    @Override
    public void accept(Reader reader) {
      reader.visit(this);
    }
  }
}
