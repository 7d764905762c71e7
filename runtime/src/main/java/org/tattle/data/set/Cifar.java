package org.tattle.data.set;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Archive;
import org.tattle.data.image.Images;
import org.tattle.data.table.Records;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/**
 * The binary version of the CIFAR sets: files of records, each one or two label bytes, the last of
 * which counts, and 3 x 32 x 32 values, red before green before blue.
 *
 * @param labels how many label bytes a record has
 * @param files the files in the archive, in the order in which their rows are taken
 * @param names the file in the archive that names the classes
 */
record Cifar(String name, int labels, List<String> files, String names) {
  private static final Shape SHAPE = new Shape(3, 32, 32);

  Dataset read(Path archive, Control control) {
    Map<String, byte[]> contents = new HashMap<>();
    try {
      Archive.each(
          archive,
          (entry, in) -> {
            String last = entry.substring(entry.lastIndexOf('/') + 1);
            if (files.contains(last) || names.equals(last)) {
              contents.put(last, in.readAllBytes());
            }
          },
          control);
    } catch (IOException e) {
      throw Records.unreadable(archive.getFileName().toString(), e);
    }
    List<String> classes =
        new String(content(contents, names), StandardCharsets.US_ASCII)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    List<Images> parts = new ArrayList<>();
    for (String file : files) {
      parts.add(part(file, content(contents, file), classes.size()));
      contents.remove(file);
    }
    return Images.dataset(name, parts, Images.BYTES, classes, control);
  }

  private Images part(String file, byte[] records, int classes) {
    int length = labels + SHAPE.size();
    if (records.length == 0 || records.length % length != 0) {
      throw Fault.of(FileFaults.NOT_OF_RECORDS, file, length);
    }
    byte[] kinds = new byte[records.length / length];
    ByteArrayOutputStream pixels = new ByteArrayOutputStream(kinds.length * SHAPE.size());
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = records[i * length + labels - 1];
      if ((kinds[i] & 0xff) >= classes) {
        throw Fault.of(FileFaults.RECORD_LABEL, file, kinds[i] & 0xff, classes);
      }
      pixels.write(records, i * length + labels, SHAPE.size());
    }
    return new Images(SHAPE, pixels.toByteArray(), kinds);
  }

  private static byte[] content(Map<String, byte[]> contents, String file) {
    byte[] content = contents.get(file);
    if (content == null) {
      throw Fault.of(FileFaults.NOT_IN_ARCHIVE, file);
    }
    return content;
  }
}
