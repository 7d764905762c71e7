package org.tattle.publication;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Headings;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker;
import org.tattle.table.hierarchy.Hierarchies;

/**
 * Publishes the rows of the members as people wrote them. Columns that name a person or a row, that
 * say who is a member, and those left out when the table was loaded, are not published.
 */
@Component(
    name = "rows",
    doc = "The members' rows as they were written, without columns that name rows or persons.",
    paper = "Sweeney 2002, k-Anonymity: A Model for Protecting Privacy",
    example = "publish rows on patients with quasi=[age, ward] sensitive=readmitted as open")
public record PublishRows(
    @Param(
            doc =
                "columns that others know of a person; if none is named, those that are called so"
                    + " where the data are loaded",
            column = true)
        List<String> quasi,
    @Param(
            doc =
                "the column that nobody should learn; if not given, one that is called so where the"
                    + " data are loaded, or else the label",
            column = true)
        Optional<String> sensitive,
    @Param(
            doc = "columns that name people, which are not published: names, numbers of insurance",
            column = true)
        List<String> identifying,
    @Param(
            doc =
                "how columns become coarser: `age: intervals 5, 10`, `zip: prefix 3`, `born:"
                    + " dates`, `name: mask`, `job: file jobs.csv`, or `file how.csv` for several;"
                    + " others as their values suggest")
        List<String> hierarchies,
    @Param(
            doc =
                "whether a number stands for each person in all of their rows, where a person may"
                    + " have several")
        boolean pseudonyms)
    implements SubjectMaker {
  private static final Set<Role> KEPT_BACK = EnumSet.of(Role.ID, Role.MEMBER, Role.DROPPED);

  public PublishRows {
    quasi = List.copyOf(quasi);
    identifying = List.copyOf(identifying);
    hierarchies = List.copyOf(hierarchies);
    for (String name : identifying) {
      String other = quasi.contains(name) ? "quasi" : "sensitive";
      if (quasi.contains(name) || sensitive.filter(name::equals).isPresent()) {
        throw new ParameterFault(
            "`" + name + "` is in `" + other + "`, and what names people is not published",
            "identifying",
            other);
      }
    }
    if (sensitive.filter(quasi::contains).isPresent()) {
      throw new ParameterFault(
          "`" + sensitive.get() + "` cannot be both known of people and what nobody should learn",
          "sensitive",
          "quasi");
    }
  }

  public PublishRows(
      List<String> quasi,
      Optional<String> sensitive,
      List<String> identifying,
      List<String> hierarchies) {
    this(quasi, sensitive, identifying, hierarchies, false);
  }

  public PublishRows() {
    this(List.of(), Optional.empty(), List.of(), List.of(), false);
  }

  @Override
  public Class<PublishedTable> makes() {
    return PublishedTable.class;
  }

  @Override
  public Set<Access> shows() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Recipe<PublishedTable> recipe(Ingredients from, Control control) {
    Dataset data = from.data();
    Split split = from.split();
    Hierarchies coarser = Hierarchies.read(hierarchies, columns(data, split), control);
    return new TableRecipe(data, split, this, coarser, List.of(), List.of());
  }

  /**
   * The columns to publish, of all rows there are, each with the role that it has there.
   *
   * @throws Fault T306 if the data are no table, or nothing is left of it, R504 if it has no such
   *     columns, D438 if a person is to have a number and nothing says whose the rows are
   */
  WrittenTable columns(Dataset data, Split split) {
    if (pseudonyms && data.persons().isEmpty()) {
      throw Fault.of(TableFaults.NO_PERSONS, data.name()).at("pseudonyms");
    }
    List<WrittenColumn> all =
        data.written().columns().stream()
            .filter(it -> !KEPT_BACK.contains(it.role()))
            .filter(it -> pseudonyms || it.role() != Role.PERSON)
            .map(it -> it.role() == Role.PERSON ? Pseudonyms.of(it, split) : it)
            .toList();
    if (all.isEmpty()) {
      throw Fault.of(TableFaults.NOT_WRITTEN, data.name());
    }
    List<String> there = all.stream().map(WrittenColumn::name).toList();
    quasi.forEach(name -> find(there, name, "quasi", data));
    sensitive.ifPresent(name -> find(there, name, "sensitive", data));
    identifying.forEach(name -> find(there, name, "identifying", data));
    Optional<String> secret = secret(all);
    List<WrittenColumn> published = new ArrayList<>();
    for (WrittenColumn column : all) {
      if (!identifying.contains(column.name())) {
        published.add(column.as(role(column, secret)));
      }
    }
    if (published.isEmpty()) {
      throw Fault.of(TableFaults.NOTHING_LEFT).at("identifying");
    }
    return new WrittenTable(published);
  }

  private Role role(WrittenColumn column, Optional<String> secret) {
    if (secret.filter(column.name()::equals).isPresent()) {
      return Role.SENSITIVE;
    }
    if (column.role() == Role.PERSON) {
      return Role.PERSON;
    }
    boolean known = quasi.isEmpty() ? column.role() == Role.QUASI : quasi.contains(column.name());
    return known ? Role.QUASI : Role.PLAIN;
  }

  private Optional<String> secret(List<WrittenColumn> all) {
    return sensitive.or(
        () ->
            Stream.of(Role.SENSITIVE, Role.LABEL)
                .flatMap(role -> all.stream().filter(it -> it.role() == role))
                .map(WrittenColumn::name)
                .filter(name -> !quasi.contains(name))
                .findFirst());
  }

  private static void find(List<String> there, String name, String parameter, Dataset data) {
    Headings.find(there, name, parameter, data.name(), "name one of its columns");
  }
}
