// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.DocumentKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written out somewhere of the kinds of files that Carrel reads, against their list. */
class KindsOfFilesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/carrel/app");

  private static String words(String file, String key) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
      words.load(reader);
    }
    return words.getProperty(key, "").toLowerCase(Locale.ROOT);
  }

  private static List<String> labels() {
    return DocumentKind.ALL.stream().map(kind -> kind.label().toLowerCase(Locale.ROOT)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "shelf/strings.properties, drop.kinds",
    "shelf/strings_de.properties, drop.kinds",
    "desk/strings.properties, chooser.kind",
    "desk/strings_de.properties, chooser.kind"
  })
  void theDropHintAndTheFileDialogSayEveryKind(String file, String key) throws IOException {
    assertEquals(String.join(", ", labels()), words(file, key));
  }

  @Test
  void theGermanWordsForOtherFilesSayEveryKind() throws IOException {
    String remedy = words("fx/errors_de.properties", "FILE_KIND_UNKNOWN.remedy");
    labels().forEach(label -> assertTrue(remedy.contains(label), label));
  }

  @Test
  void theMenuEntryIsForEveryKind() throws IOException {
    List<String> entry = Files.readAllLines(Path.of("../packaging/src/linux/carrel.desktop"));
    String types =
        DocumentKind.ALL.stream()
            .flatMap(kind -> kind.mimeTypes().stream())
            .map(type -> type + ";")
            .collect(Collectors.joining());
    assertEquals(
        List.of("MimeType=" + types),
        entry.stream().filter(line -> line.startsWith("MimeType=")).toList());
  }

  /** Java decides what opens the desk. */
  @ParameterizedTest
  @ValueSource(strings = {"carrel", "carrel.cmd"})
  void theLaunchersHaveNoListOfTheirOwn(String launcher) throws IOException {
    String script = Files.readString(Path.of("..", launcher)).replaceAll("\\[(\\w)\\w]", "$1");
    for (DocumentKind kind : DocumentKind.ALL) {
      for (String extension : kind.extensions()) {
        assertFalse(script.contains("*." + extension), extension);
      }
    }
  }
}
