package org.tattle.linkage;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.run.MessageText;

/**
 * By what two registers are linked, whatever the method.
 *
 * @param by the columns by which people are recognised
 * @param other what these are called in the second register
 * @param truth the column of both that says who a person is
 */
@Component(
    name = "linking",
    doc = "By which columns two registers are linked, and who people really are.",
    example = "link clk on clinic, registry by surname with truth=id")
public record Linking(
    @Param(
            doc = "the columns by which people are recognised, as the first calls them",
            required = true,
            column = true)
        List<String> by,
    @Param(doc = "what these are called in the second, one for each; the same if not given")
        List<String> other,
    @Param(
            doc =
                "a column of both that says who a person is, by which links are judged; without it"
                    + " precision and recall are estimated alone",
            column = true)
        Optional<String> truth) {
  public Linking {
    by = by.stream().distinct().toList();
    other = List.copyOf(other);
    if (!other.isEmpty() && other.size() != by.size()) {
      throw new ParameterFault(
          MessageText.of(
              "there are %d columns to link by, and `other` names %d", by.size(), other.size()),
          "other",
          "by");
    }
    if (truth.filter(by::contains).isPresent()) {
      throw new ParameterFault(
          "`" + truth.get() + "` cannot both be linked by and judge the links", "truth", "by");
    }
  }

  public Linking() {
    this(List.of(), List.of(), Optional.empty());
  }

  public Linking(List<String> by, Optional<String> truth) {
    this(by, List.of(), truth);
  }

  /** What a column is called in the second register. */
  String second(String column) {
    int at = by.indexOf(column);
    return other.isEmpty() || at < 0 ? column : other.get(at);
  }
}
