// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  @TempDir Path temp;
  private DocumentIndex index;

  @BeforeEach
  void open() {
    index = DocumentIndex.open(temp.resolve("index"));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private Document add(int number, String name, String language, String... pages) {
    Document document = Texts.document(number, name, pages);
    index.add(document, language, Progress.SILENT, new Cancellation());
    return document;
  }

  private List<Hit> search(String text) {
    return index.search(SearchQuery.of(text));
  }

  private List<Integer> pages(String text) {
    return search(text).stream().map(Hit::page).toList();
  }

  /** What stands out on the page of the first hit. */
  private List<String> marked(Document document, String text) {
    return search(text).getFirst().spans().stream()
        .map(s -> document.page(s.page()).text().substring(s.start(), s.end()))
        .toList();
  }

  @Test
  void aHitNamesPageAndPlacesAndMarksThemInItsSnippet() {
    Document contract =
        add(
            1,
            "contract.pdf",
            "en",
            "Preamble.",
            "Filler words here. ".repeat(40)
                + "\n\nEither party may give   notice\nof termination at any time. "
                + "More words follow. ".repeat(40));
    Hit hit = search("termination notice").getFirst();
    assertEquals(Texts.id(1), hit.document());
    assertEquals(2, hit.page());
    assertTrue(hit.score() > 0);
    assertEquals(List.of("notice", "termination"), marked(contract, "termination notice"));
    assertTrue(hit.snippet().length() <= 202, hit.snippet());
    assertTrue(hit.snippet().startsWith("…") && hit.snippet().endsWith("…"), hit.snippet());
    assertTrue(hit.snippet().contains("may give notice of termination at any time"), hit.snippet());
    assertEquals(
        List.of("notice", "termination"),
        hit.inSnippet().stream().map(h -> hit.snippet().substring(h.start(), h.end())).toList());
  }

  @Test
  void pagesWithAllWordsComeFirstAndTheOthersBehindThem() {
    add(
        1,
        "a",
        "en",
        "zebra zebra zebra zebra",
        "A long page that names the zebra once, and much later, after many more words, also a"
            + " lion.",
        "lion",
        "nothing");
    List<Hit> hits = search("lion zebra");
    assertEquals(2, hits.getFirst().page());
    assertEquals(3, hits.size());
    assertTrue(hits.get(0).score() > hits.get(1).score());
    assertTrue(hits.get(1).score() >= hits.get(2).score());
  }

  @Test
  void marksOfNotesJoinNoWordAndIndicesAreLookedForByPlainDigits() {
    add(
        1,
        "a",
        "en",
        "The limit is 640ᵇ for groups of more than 1.250ᶜ units, the Term¹ of rights¹².",
        "Emissions of CO₂ and H₂O on 12 m² or 5 ft³.");
    for (String found : List.of("640", "1250", "Term", "rights", "\"640 for groups\"")) {
      assertEquals(List.of(1), pages(found), found);
    }
    for (String found : List.of("CO2", "CO₂", "h2o", "m2", "m²", "\"12 m2\"", "ft3")) {
      assertEquals(List.of(2), pages(found), found);
    }
    assertEquals(List.of(), pages("6406"));
  }

  @Test
  void aWordWithAHyphenIsFoundWithoutItAndBack() {
    Document document =
        add(
            1,
            "a",
            "en",
            "Notices go by e-mail to the seller.",
            "Notices go by email to the seller.",
            "The co-operation of on-site teams and a state-of-the-art non\u2011compete.",
            "Nothing of the kind; a mail, an e, an operation.");
    for (String typed : List.of("email", "e-mail", "E-Mails", "\"by email\"", "\"email to\"")) {
      assertEquals(Set.of(1, 2), Set.copyOf(pages(typed).subList(0, 2)), typed);
    }
    assertEquals(List.of("on-site"), marked(document, "onsite"));
    for (String typed : List.of("cooperation", "onsite", "noncompete", "stateoftheart")) {
      assertEquals(List.of(3), pages(typed), typed);
    }
    assertTrue(pages("operation").containsAll(List.of(3, 4)));
  }

  private Set<Integer> found(String typed) {
    return Set.copyOf(pages(typed));
  }

  @Test
  void aFractionIsFoundByItsSignAndByItsFigures() {
    Document document =
        add(
            1,
            "a",
            "en",
            "A rate of 3½ per cent.",
            "A rate of 3 1/2 per cent.",
            "A rate of 3 ¹⁄₂ per cent.",
            "On 1/2/2026 item 1, 2 of 11/2.",
            "Two thirds are ⅔ or 2/3.");
    for (String typed : List.of("1/2", "½", "3½", "\"3 1/2 per cent\"")) {
      assertTrue(found(typed).containsAll(Set.of(1, 2, 3)), typed);
    }
    assertEquals(Set.of(1, 2, 3), found("½"));
    assertEquals(List.of("⅔", "2/3"), marked(document, "2/3"));
  }

  @Test
  void aNumberInGroupsIsFoundWithAndWithoutBlanks() {
    Document document =
        add(
            1,
            "a",
            "en",
            "Pay to DE89 3704 0044 0532 0130 00 at once.",
            "Pay to DE89370400440532013000 at once.",
            "Pay 1 250 000 EUR or call 030 1234 567 today, card 4111 1111 1111 1111.",
            "In 2023 2024 2025 we paid 12 500 300 times; account 3704.");
    for (String typed :
        List.of(
            "DE89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
            "\"DE89 3704 0044 0532 0130 00\"",
            "\"to DE89370400440532013000\"")) {
      assertEquals(Set.of(1, 2), Set.copyOf(pages(typed).subList(0, 2)), typed);
    }
    assertEquals(
        Set.of("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        search("DE89370400440532013000").stream()
            .flatMap(hit -> hit.spans().stream())
            .map(s -> document.page(s.page()).text().substring(s.start(), s.end()))
            .collect(Collectors.toSet()));
    for (String typed : List.of("1250000", "0301234567", "4111111111111111")) {
      assertEquals(List.of(3), pages(typed), typed);
    }
    assertEquals(List.of(4), pages("2023 2024"));
  }

  @Test
  void aWordIsFoundInWritingWithoutBlanks() {
    Document document =
        add(
            1,
            "a",
            "th",
            "ผู้ซื้อและผู้ขายตกลงทำสัญญาซื้อขายฉบับนี้",
            "ຜູ້ຊື້ຕົກລົງເຮັດສັນຍານີ້",
            "អ្នកទិញយល់ព្រមធ្វើកិច្ចសន្យានេះ",
            "ဝယ်သူသည်စာချုပ်ကိုသဘောတူသည်");
    assertEquals(List.of(1), pages("สัญญา"));
    assertEquals(List.of(1), pages("\"สัญญาซื้อขาย\""));
    assertEquals(List.of(1), pages("สัญญา*"));
    assertEquals(List.of("สัญญา"), marked(document, "สัญญา"));
    assertEquals(List.of(), pages("ญาสัญ"));
    assertEquals(List.of(2), pages("ສັນຍາ"));
    assertEquals(List.of(3), pages("កិច្ចសន្យា"));
    assertEquals(List.of(4), pages("စာချုပ်"));
  }

  @Test
  void operatorsWithinAPastedHeadingAreWords() {
    add(
        1,
        "a",
        "en",
        "Filler.",
        "SELLER SHALL NOT BE LIABLE FOR ANY LOSS",
        "The seller is liable.");
    assertEquals(2, pages("SELLER SHALL NOT BE LIABLE FOR ANY LOSS").getFirst());
    assertEquals(List.of(3), pages("seller NOT loss"));
    assertEquals(List.of(2), pages("seller AND loss"));
  }

  @Test
  void aPlaceInALawIsLookedForAsItStandsAndWordsTypedTogetherStandTogetherFirst() {
    add(
        1,
        "a",
        "en",
        "Liability under § 12(3)(a) is strict.",
        "Under § 12(2)(b) three members decide; 12 sit, 3 may object, see (a).",
        "The claim rests on 42 U.S.C. § 1983 alone.",
        "In 1983 the plant employed 42 people; U.S. sales fell, and so did C. Smith.");
    assertEquals(1, pages("§ 12(3)(a)").getFirst());
    assertEquals(3, pages("42 U.S.C. § 1983").getFirst());
  }

  @Test
  void wordsThatAPagesEndDividesOrThatAreDividedInCapitalsAreFoundWhole() {
    add(
        1,
        "a",
        "en",
        "EXCLUDES LIABILITY FOR CONSEQUEN-\nTIAL LOSS",
        "cut here: the right of termi-",
        "nation lapses after a year");
    assertEquals(List.of(1), pages("consequential"));
    assertEquals(List.of(2), pages("termination"));
    assertEquals(List.of(), pages("terrible"));
  }

  @Test
  void theWordAsTypedRanksAboveItsRelatives() {
    add(1, "a", "en", "The parties are terminating it.", "The parties terminate it.", "Other.");
    assertEquals(List.of(2, 1), pages("terminate"));
  }

  @Test
  void equalHitsStandByNameThenPage() {
    add(2, "b.pdf", "en", "alpha", "alpha");
    add(1, "c.pdf", "de", "alpha");
    add(3, "a.pdf", "en", "alpha");
    add(4, "a.pdf", "", "alpha");
    List<String> places =
        search("\"alpha\"").stream()
            .map(h -> h.document().sha256().charAt(63) + ":" + h.page())
            .toList();
    assertEquals(List.of("3:1", "4:1", "2:1", "2:2", "1:1"), places);
  }

  @Test
  void eachLanguageIsFoundByItsStemsInAMixedCollection() {
    add(1, "en", "", Texts.ENGLISH);
    add(2, "de", "", Texts.GERMAN + " Die Kündigungen der Häuser");
    add(3, "fr", "", Texts.FRENCH + " L’accord relatif aux chevaux");
    add(4, "es", "", Texts.SPANISH + " Las obligaciones contractuales");
    add(5, "ja", "", Texts.JAPANESE);
    add(6, "pt", "", Texts.PORTUGUESE);
    assertEquals(Texts.id(1), search("member right").getFirst().document());
    assertEquals(Texts.id(2), search("Kündigung").getFirst().document());
    assertEquals(Texts.id(2), search("Kundigung Haus").getFirst().document());
    assertEquals(Texts.id(3), search("accord").getFirst().document());
    assertEquals(Texts.id(3), search("cheval").getFirst().document());
    assertEquals(Texts.id(4), search("obligación").getFirst().document());
    assertEquals(Texts.id(5), search("平和の基礎").getFirst().document());
    assertEquals(Texts.id(6), search("alienaveis inalienaveis").getFirst().document());
  }

  @Test
  void chineseJapaneseAndKoreanAreMarkedWhereTheyStand() {
    Document ja = add(1, "ja", "", Texts.JAPANESE);
    assertEquals(List.of("平和の基礎"), marked(ja, "\"平和の基礎\""));
    assertEquals(List.of("自由"), marked(ja, "自由"));
    index.remove(ja.id());
    Document zh = add(2, "zh", "", Texts.CHINESE);
    assertEquals(List.of("世界自由"), marked(zh, "世界自由"));
    index.remove(zh.id());
    Document ko = add(3, "ko", "", Texts.KOREAN);
    assertEquals(List.of("존엄성"), marked(ko, "존엄성"));
  }

  @Test
  void stopWordsAreNotMarkedUnlessThereIsNothingElse() {
    Document english = add(1, "en", "", Texts.ENGLISH);
    assertEquals(List.of("dignity"), marked(english, "what is the dignity?"));
    assertFalse(search("the").isEmpty());
  }

  @Test
  void aPhraseStandsInOrderAndMayRunOverALineBreak() {
    Document d = add(1, "a", "en", "shall not be\nunreasonably withheld", "withheld unreasonably");
    assertEquals(List.of(1), pages("\"unreasonably withheld\""));
    assertEquals(List.of("be\nunreasonably"), marked(d, "\"be unreasonably\""));
    assertEquals(List.of(), pages("\"not unreasonably\""));
    assertEquals(List.of(1), pages("\"not unreasonably\"~1"));
    assertEquals(List.of(1, 2), pages("\"unreasonably withheld\"~3"));
    assertEquals(List.of(1), pages("\u201Cunreasonably withheld\u201D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "termi-\nnation",
        "termi\u00AD\nnation",
        "termi-  \n   nation",
        "ter\u00ADmination"
      })
  void aDividedWordIsFoundAndBothPartsStandOut(String divided) {
    Document d = add(1, "a", "en", "Upon " + divided + " of this Agreement", "Terms of use");
    assertEquals(List.of(divided), marked(d, "termination"));
    assertEquals(List.of(divided + " of"), marked(d, "\"termination of\""));
    assertEquals(List.of(divided), marked(d, "terminat*"));
    assertEquals(List.of(divided), marked(d, "terminations"));
  }

  @Test
  void aHyphenatedWordIsFoundHoweverItIsBroken() {
    add(
        1,
        "a",
        "en",
        "a cross-border payment",
        "a cross-\nborder payment",
        "a cross border payment");
    assertEquals(Set.of(1, 2, 3), Set.copyOf(pages("cross-border")));
    assertEquals(Set.of(1, 2, 3), Set.copyOf(pages("\"cross-border payment\"")));
  }

  @Test
  void wordsThatTouchAtAFullStopOrColonAreFound() {
    Document d = add(1, "a", "en", "at any time.The Date:May 4, 12.5 percent of www.example.com");
    assertEquals(List.of("Date"), marked(d, "date"));
    assertEquals(List.of("time"), marked(d, "time"));
    assertEquals(List.of("12.5"), marked(d, "12.5"));
    assertEquals(List.of("www.example.com"), marked(d, "www.example.com"));
  }

  @Test
  void wildcardsAndFuzzyWordsAreMarked() {
    Document d = add(1, "a", "en", "The Indemnitee shall indemnify", "organisation", "wilds");
    assertEquals(List.of("Indemnitee", "indemnify"), marked(d, "indemn*"));
    assertEquals(List.of("Indemnitee"), marked(d, "ind*tee"));
    assertEquals(List.of("organisation"), marked(d, "organization~"));
    assertEquals(List.of("organisation"), marked(d, "organi?ation"));
    assertEquals(List.of("wilds"), marked(d, "wild?"));
    assertEquals(List.of("indemnify"), marked(d, "indemnfiy~1"));
  }

  @Test
  void aQuestionMarkAtTheEndIsNotAWildcardOnly() {
    Document d = add(1, "a", "en", "The notice period is thirty days.", "Other text.");
    assertEquals(List.of("notice", "period"), marked(d, "What is the notice period?"));
  }

  @Test
  void operatorsAreObeyed() {
    add(1, "a", "en", "apple pear", "apple plum", "pear", "cherry");
    assertEquals(List.of(1), pages("apple AND pear"));
    assertEquals(Set.of(1, 2, 3), Set.copyOf(pages("apple OR pear")));
    assertEquals(List.of(2), pages("apple -pear"));
    assertEquals(List.of(2), pages("apple NOT pear"));
    assertEquals(List.of(2), pages("apple -\"apple pear\""));
    assertEquals(Set.of(1, 2), Set.copyOf(pages("apple AND (pear OR plum)")));
    assertEquals(List.of(1), pages("+pear apple").subList(0, 1));
    assertEquals(List.of(3), pages("pear -apple"));
  }

  @Test
  void onlyTheDocumentsAskedForAreSearched() {
    add(1, "a", "en", "apple");
    add(2, "b", "en", "apple");
    SearchQuery query = SearchQuery.of("apple");
    assertEquals(2, index.search(query).size());
    assertEquals(
        Texts.id(2), index.search(query.within(Set.of(Texts.id(2)))).getFirst().document());
    assertEquals(1, index.search(query.within(Set.of(Texts.id(2)))).size());
    assertEquals(List.of(), index.search(query.within(Set.of())));
    assertEquals(1, index.search(query.limit(1)).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"apple",
        "apple\"",
        "\"\"\" apple",
        "AND apple",
        "apple OR",
        "apple AND",
        "NOT",
        "(apple",
        "apple)",
        "*apple",
        "?apple",
        "**apple",
        "apple~~",
        "apple~9",
        "~apple",
        "apple^",
        "text:apple",
        "[apple",
        "{apple TO",
        "apple\\",
        "/apple/",
        "-apple",
        "- apple",
        "+apple",
        "--apple",
        "\"apple\"~",
        "\"apple\"~99999",
        "apple\u0000",
        "\u3000apple\u3000",
        "apple && ||",
        "!apple",
        "\u201Eapple",
        "NOT apple",
        "((((((((apple",
        "apple*?*?*?*?*?*?"
      })
  void brokenSyntaxIsASearchForTheWords(String text) {
    add(1, "a", "en", "apple not", "other");
    assertEquals(List.of(1), pages(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "*",
        "?",
        "**",
        "\"",
        "\"\"",
        "-",
        "+",
        "~",
        "()",
        "§§ %%% …",
        "!!!",
        "\uD83D"
      })
  void aQueryWithoutAWordFindsNothing(String text) {
    add(1, "a", "en", "apple", "");
    assertEquals(List.of(), search(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apple ",
        "a*b ",
        "x",
        "\"",
        "( ",
        "apple~ ",
        "OR ",
        "-a ",
        "漢字",
        "a? ",
        "\"a b ",
        "a OR b OR c~ "
      })
  @Timeout(20)
  void aHundredThousandCharactersAreNoTrouble(String unit) {
    add(1, "a", "en", "apple axb", "漢字漢字");
    String text = unit.repeat(100_000 / unit.length());
    assertTrue(search(text).size() <= 2);
    assertTrue(search("\"" + text + "\"").size() <= 2);
  }

  @Test
  @Timeout(60)
  void nothingThatIsTypedIsAnError() {
    long seed = 20261124;
    Random random = new Random(seed);
    add(1, "a", "en", "apple pear", Texts.ENGLISH);
    add(2, "b", "", Texts.JAPANESE);
    String[] parts = {
      "\"",
      "~",
      "*",
      "?",
      "AND",
      "OR",
      "NOT",
      "-",
      "+",
      "(",
      ")",
      " ",
      " ",
      " ",
      "apple",
      "pear",
      "the",
      "漢字",
      "2",
      "\\",
      ":",
      "\uD83D",
      "é",
      "'",
      "’",
      "\n",
      "termi-\nnation",
      "\u00AD",
      "ab*",
      "c?d"
    };
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      for (Hit hit : search(text.toString())) {
        assertTrue(hit.score() > 0, () -> "seed " + seed + ": " + text);
      }
    }
  }

  @Test
  void manyTermsBehindAWildcardAreNoTrouble() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      page.append("ab").append(i).append(' ');
    }
    add(1, "a", "en", page.toString());
    Hit hit = search("ab* a*b* ab~").getFirst();
    assertEquals(1000, hit.spans().size());
  }
}
