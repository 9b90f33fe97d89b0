// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuoteTextTest {
  private static final Quote TURNED =
      new Quote(
          1,
          "the rent\u202E is due",
          Match.VERBATIM,
          "contract\u202Efdp\n.exe",
          List.of(new TextSpan(new DocumentId("a".repeat(64)), 3, 0, 1)));

  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static Quote hidden(Why why) {
    List<TextSpan> places = List.of(new TextSpan(new DocumentId("a".repeat(64)), 3, 0, 1));
    return new Quote(2, "5,000", Match.VERBATIM, "lease.pdf", places, Standing.hidden(why));
  }

  @Test
  void aQuoteOfWhatCannotBeSeenSaysSoInItsCardItsHoverAndToWhoDoesNotSeeIt() {
    Locale.setDefault(Locale.ENGLISH);
    QuoteText words = new QuoteText();
    Quote covered = hidden(Why.COVERED);
    assertEquals("Verbatim, not visible on the page", words.badge(covered));
    assertEquals("“5,000”\nVerbatim, not visible on the page", words.hover(covered));
    assertEquals(
        "Quote 2: lease · p. 3. Verbatim, not visible on the page.", words.accessible(covered));
    assertEquals("Verbatim, marked for redaction", words.badge(hidden(Why.MARKED_FOR_REDACTION)));
    Locale.setDefault(Locale.GERMAN);
    QuoteText german = new QuoteText();
    assertEquals("„5,000“\nWörtlich, auf der Seite nicht zu sehen", german.hover(covered));
    assertEquals(
        "Zitat 2: lease · S. 3. Wörtlich, auf der Seite nicht zu sehen.",
        german.accessible(covered));
    assertEquals(
        "Wörtlich, zum Schwärzen vorgemerkt", german.badge(hidden(Why.MARKED_FOR_REDACTION)));
  }

  private static Quote standing(PlaceName called, Set<Mark.Kind> marks) {
    List<TextSpan> places = List.of(new TextSpan(new DocumentId("a".repeat(64)), 3, 0, 1));
    Standing standing = new Standing(Optional.empty(), Optional.of(called), marks);
    return new Quote(3, "5,000", Match.VERBATIM, "bundle.pdf", places, standing);
  }

  @Test
  void aPageIsCitedByItsLabelWithItsNumberAndAPartByItsAddress() {
    Quote page = standing(new PlaceName.Labelled("A-127", 4), Set.of());
    Quote cell = standing(new PlaceName.Part("Sheet2!B7"), Set.of());
    Locale.setDefault(Locale.ENGLISH);
    assertEquals("bundle · p. A-127 (3 of 4)", new QuoteText().where(page));
    assertEquals("bundle · Sheet2!B7", new QuoteText().where(cell));
    Locale.setDefault(Locale.GERMAN);
    assertEquals("bundle · S. A-127 (3 von 4)", new QuoteText().where(page));
    String cut = new QuoteText().where(standing(new PlaceName.Part("x".repeat(70)), Set.of()));
    assertTrue(cut.length() < 45, cut);
  }

  @Test
  void aBatesNumberStandsBehindThePageAndWhatItsPrefixHidesIsShown() {
    Quote page = standing(new PlaceName.Labelled("A-127", 4), Set.of());
    Locale.setDefault(Locale.GERMAN);
    QuoteText numbered = new QuoteText(quote -> "ACME\u202e000003");
    assertEquals("bundle · S. A-127 (3 von 4), ACME<U+202E>000003", numbered.where(page));
    assertTrue(numbered.accessible(page).contains("ACME"), numbered.accessible(page));
  }

  @Test
  void aQuoteWhoseCharactersMayBeOthersIsNotVerbatimAndSaysWhy() {
    PlaceName name = new PlaceName.Labelled("iv", 9);
    Locale.setDefault(Locale.ENGLISH);
    assertEquals(
        "Close, from a scan", new QuoteText().badge(standing(name, Set.of(Mark.Kind.RECOGNIZED))));
    assertEquals(
        "Close, some characters unknown",
        new QuoteText().badge(standing(name, Set.of(Mark.Kind.UNKNOWN_CHARACTER))));
    Locale.setDefault(Locale.GERMAN);
    for (Mark.Kind kind : Mark.Kind.values()) {
      String badge = new QuoteText().badge(standing(name, Set.of(kind)));
      boolean sure = !kind.isDoubtful() && kind != Mark.Kind.RECOGNIZED;
      assertEquals(sure, badge.startsWith("Wörtlich, "), badge);
    }
  }

  @Test
  void whatTurnsTheWritingOfANameOrAQuoteIsShown() {
    QuoteText words = new QuoteText();
    assertTrue(words.document(TURNED).startsWith("contract<U+202E>fdp<U+000A>"));
    for (String said :
        List.of(
            words.where(TURNED),
            words.fullWhere(TURNED),
            words.quoted(TURNED),
            words.hover(TURNED),
            words.accessible(TURNED))) {
      assertTrue(said.contains("<U+202E>"), said);
      assertFalse(said.contains("\u202E"), said);
    }
    assertEquals("contract<U+202E>fdp<U+000A>", words.document(TURNED));
  }
}
