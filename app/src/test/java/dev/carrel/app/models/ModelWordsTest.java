// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.budget.BudgetModel;
import dev.carrel.app.gauge.GaugeModel;
import dev.carrel.app.settings.pane.HomeMoveModel;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.ModelCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The words of gauge, models, budget and settings, in both languages. */
class ModelWordsTest {
  private static final List<Class<?>> PACKAGES =
      List.of(ModelsModel.class, GaugeModel.class, BudgetModel.class, HomeMoveModel.class);

  private static Properties words(Class<?> user, String file) throws IOException {
    Properties words = new Properties();
    try (InputStream in = Objects.requireNonNull(user.getResourceAsStream(file), file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  @Test
  void everyWordIsThereInGermanAndTakesTheSameArguments() throws IOException {
    for (Class<?> user : PACKAGES) {
      Properties english = words(user, "strings.properties");
      Properties german = words(user, "strings_de.properties");
      assertEquals(english.stringPropertyNames(), german.stringPropertyNames(), user.toString());
      for (String key : english.stringPropertyNames()) {
        assertEquals(
            format(english.getProperty(key)).getFormatsByArgumentIndex().length,
            format(german.getProperty(key)).getFormatsByArgumentIndex().length,
            user.getPackageName() + " " + key);
      }
    }
  }

  private static MessageFormat format(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT);
  }

  @Test
  void everyModelOfTheCatalogueIsDescribed() throws IOException {
    Properties english = words(ModelsModel.class, "strings.properties");
    ModelCatalogue.bundled(TestPlatform.in(Path.of("unused")))
        .models()
        .forEach(
            model ->
                assertEquals(
                    model.about(), english.getProperty("about." + model.name()), model.name()));
  }

  @Test
  void aNumberOfPagesReadsWellWhateverItIs() throws IOException {
    String room = words(BudgetModel.class, "strings.properties").getProperty("budget.more");
    MessageFormat format = new MessageFormat(room, Locale.ENGLISH);
    assertEquals("Room for no more pages.", format.format(new Object[] {0}));
    assertEquals("Room for about 1 page more.", format.format(new Object[] {1}));
    assertTrue(format.format(new Object[] {1500}).contains("1,500 pages"));
  }
}
