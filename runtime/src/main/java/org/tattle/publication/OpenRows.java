package org.tattle.publication;

import java.util.List;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.subject.Subject;
import org.tattle.subject.SubjectKind;

/** Rows that anybody can have, of people or made up, beside the people that they were made of. */
@SubjectKind(
    noun = "publication",
    stages = {})
public interface OpenRows extends Subject {
  /** The rows. */
  WrittenTable table();

  /** How many rows there are. */
  default int count() {
    return table().columns().isEmpty() ? 0 : table().columns().get(0).size();
  }

  /**
   * Each row of the data as someone would write it who knows the person and how the table was made:
   * what an attacker looks for in it.
   */
  WrittenTable everybody();

  /** Each row of the data as it is, in the columns that were to be published. */
  WrittenTable truth();

  /** What is said where no column is known to be what nobody should learn. */
  default Fault nothingSecret() {
    return Fault.of(PublicationFaults.NOTHING_SECRET);
  }

  /** The columns that others are taken to know of people, also those that are not published. */
  default List<String> quasi() {
    return truth().columns(Role.QUASI).stream().map(WrittenColumn::name).toList();
  }
}
