package org.tattle.attack.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.table.cell.Delimited;
import org.tattle.data.table.cell.Headings;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.run.catalogue.TableFaults;

/** Another table of people that an attacker has, with a heading: a register of voters, a file. */
final class Register {
  private static final String PARAMETER = "register";

  private final String name;
  private final List<String> headings = new ArrayList<>();
  private final List<WrittenColumn.Builder> columns = new ArrayList<>();
  private int rows;

  private Register(String name) {
    this.name = name;
  }

  /**
   * @throws Fault R501 if there is no such file, R505, R508 or R513 if it is no table
   */
  static Register read(String path, Control control) {
    Path file = UserPaths.file(path, PARAMETER, control);
    Register read = new Register(file.getFileName().toString());
    try (BufferedReader reader = Delimited.open(file, control)) {
      char separator = Delimited.separator(reader);
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
      try (CSVParser parser = CSVParser.parse(reader, format)) {
        for (CSVRecord line : parser) {
          control.check();
          read.add(line);
        }
      }
    } catch (IOException e) {
      throw Fault.of(FileFaults.UNREADABLE, path).at(PARAMETER);
    }
    if (read.rows == 0) {
      throw Fault.of(TableFaults.NO_ROWS, read.name).at(PARAMETER);
    }
    return read;
  }

  private void add(CSVRecord line) {
    if (columns.isEmpty()) {
      Set<String> seen = new HashSet<>();
      for (String heading : line) {
        String one = heading.strip();
        if (!seen.add(one)) {
          throw Fault.of(TableFaults.COLUMN_TWICE_IN_FILE, name, one).at(PARAMETER);
        }
        headings.add(one);
        columns.add(new WrittenColumn.Builder(one, Role.PLAIN));
      }
      return;
    }
    if (line.size() != columns.size()) {
      throw Fault.of(
              TableFaults.RAGGED_IN_FILE, name, line.getRecordNumber(), line.size(), columns.size())
          .at(PARAMETER);
    }
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).add(line.get(c).strip());
    }
    rows++;
  }

  List<String> headings() {
    return headings;
  }

  private WrittenColumn column(String heading, String parameter) {
    return columns
        .get(Headings.find(headings, heading, parameter, name, "name one of its columns"))
        .build();
  }

  /**
   * The people in it.
   *
   * @param truth the column that says who they are, there and in the data
   * @throws Fault R504 if there is no such column, T306 if nothing says who they are
   */
  Sought people(Dataset data, List<String> by, Optional<String> truth) {
    WrittenColumn ids = ids(data, truth);
    Map<String, Integer> person = new HashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      person.put(ids.text(row), row);
    }
    WrittenColumn own = column(ids.name(), "truth");
    int[] persons = new int[rows];
    for (int row = 0; row < rows; row++) {
      persons[row] = person.getOrDefault(own.text(row), -1);
    }
    return new Sought(by.stream().map(one -> column(one, "known")).toList(), persons);
  }

  private static WrittenColumn ids(Dataset data, Optional<String> truth) {
    if (truth.isPresent()) {
      List<String> there = data.written().columns().stream().map(WrittenColumn::name).toList();
      Headings.find(there, truth.get(), "truth", data.name(), "name one of its columns");
      return data.written().column(truth.get()).orElseThrow();
    }
    return data.written().columns().stream()
        .filter(column -> column.role() == Role.ID || column.role() == Role.PERSON)
        .findFirst()
        .orElseThrow(() -> Fault.of(PublicationFaults.NOBODY_TOLD).at(PARAMETER));
  }
}
