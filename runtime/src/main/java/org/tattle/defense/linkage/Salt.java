package org.tattle.defense.linkage;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.LinkageDefense;
import org.tattle.record.code.CodeDraft;

/**
 * Takes another key for each text of some columns, so that a name sets other bits in records that
 * differ there and cannot be counted any more. People for whom that text is wrong or missing in one
 * register are linked no longer.
 */
@Component(
    name = "salt",
    doc = "Takes another key for each text of some columns, such as years of birth.",
    paper = "Niedermeyer et al. 2014, Cryptanalysis of Basic Bloom Filters",
    example = "defend salt columns=[date_of_birth] characters=4 on matched as salted")
public record Salt(
    @Param(doc = "columns that both have and that seldom change", required = true, column = true)
        List<String> columns,
    @Param(doc = "how many characters of them to take, from the first; 0 for all", min = 0)
        int characters)
    implements LinkageDefense {
  public Salt {
    columns = List.copyOf(columns);
  }

  public Salt() {
    this(List.of(), 0);
  }

  @Override
  public CodeDraft treat(CodeDraft draft) {
    return draft.salted(columns, characters);
  }
}
