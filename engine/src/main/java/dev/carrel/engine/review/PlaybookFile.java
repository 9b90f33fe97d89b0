// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Sets of questions as files, in YAML or JSON: {@code docs/formats/playbook.md}. JSON is read as
 * the YAML that it is.
 */
public final class PlaybookFile {
  /** Bytes. */
  static final int LARGEST = 2_000_000;

  private static final int WIDTH = 110;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private PlaybookFile() {}

  /**
   * Reads a file.
   *
   * @throws CarrelException if it is not there, too large, not in UTF-8, neither YAML nor JSON, or
   *     has another form; the message names the line and the key
   */
  public static Playbook read(Path file) {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(LARGEST + 1), name);
    } catch (NoSuchFileException e) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "There is no file " + file,
          "Check the name of the set of questions.",
          e);
    } catch (IOException e) {
      String why = e instanceof AccessDeniedException ? "access is denied" : e.getMessage();
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "%s could not be read: %s".formatted(name, why),
          "Check that the file may be read, and try again.",
          e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name what a message calls it
   * @throws CarrelException as {@link #read(Path)}
   */
  public static Playbook read(byte[] bytes, String name) {
    if (bytes.length > LARGEST) {
      throw new CarrelException(
          Code.FILE_TOO_LARGE,
          "%s is larger than the %d bytes that a set of questions may have"
              .formatted(name, LARGEST),
          "Divide it into several sets.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new PlaybookReader(name).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT, name + " is not in UTF-8", "Save it as UTF-8 text.", e);
    }
  }

  /** As YAML, which {@link #read(byte[], String)} reads back as the same. */
  public static String yaml(Playbook playbook) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(4)
            .setIndicatorIndent(2)
            .setWidth(WIDTH)
            .build();
    return new Dump(settings).dumpToString(map(playbook));
  }

  /** As JSON, which {@link #read(byte[], String)} reads back as the same. */
  public static String json(Playbook playbook) {
    return GSON.toJson(map(playbook)) + "\n";
  }

  private static Map<String, Object> map(Playbook playbook) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", playbook.name());
    if (!playbook.description().isEmpty()) {
      map.put("description", playbook.description());
    }
    map.put("columns", playbook.columns().stream().map(PlaybookFile::map).toList());
    return map;
  }

  private static Map<String, Object> map(ReviewColumn column) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", column.title());
    map.put("type", column.type().label());
    map.put("question", column.question());
    if (!column.instruction().isEmpty()) {
      map.put("instruction", column.instruction());
    }
    if (!column.choices().isEmpty()) {
      map.put("choices", column.choices());
    }
    column.wish().ifPresent(wish -> map.put("wish", map(wish)));
    return map;
  }

  private static Map<String, Object> map(Wish wish) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", wish.rule().label());
    List<String> values = wish.values();
    if (!values.isEmpty()) {
      map.put("values", values);
    }
    return map;
  }
}
