// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quote that says anything else than the page is no quote, however few letters differ. */
class MaterialDifferenceTest {
  private static Match match(String page, String quote) {
    return new QuoteFinder(List.of(Documents.of("d", page))).find(1, quote, 0).match();
  }

  /** A sentence in which one word stands for another; {@code _} for none. */
  private static void assertMaterial(String sentence, String stands, String said) {
    String page = sentence.replace("*", stands.equals("_") ? "" : stands).replace("  ", " ");
    String quote = sentence.replace("*", said.equals("_") ? "" : said).replace("  ", " ");
    assertEquals(Match.NONE, match(page, quote), quote);
    assertEquals(Match.NONE, match(quote, page), page);
  }

  @ParameterizedTest
  @CsvSource({
    "not, _",
    "not, now",
    "never, _",
    "never, ever",
    "neither, either",
    "nor, or",
    "no, _",
    "without, within",
    "unless, if",
    "except, accept",
    "may, must",
    "may, shall",
    "shall, should",
    "may not, may",
    "couldn't, could",
    "cannot, can",
    "non-refundable, refundable",
    "unlimited, limited",
    "irrevocable, revocable",
    "Lessor, Lessee",
    "employer, employee",
    "prescribe, proscribe",
    "five, nine",
    "fifty, fifth",
    "fourteen, four",
    "5, 9",
    "5, five",
    "5th, 5",
    "5, -5",
    "(5), 5",
    "5, 5%",
    "$5, €5",
    "$5, 5",
    "5 USD, 5 CAD",
    "5 miles, 5 metres",
    "10², 102",
    "10², 10",
    "§ 5, 5",
    "and/or, and",
    "'5,000', '9,000'",
    "'5,000', '5.000'",
    "'1 00,000', '100,000'",
    "1 March 2020, 1 May 2020",
    "2020-01-02, 2020-02-01",
    "Delaware, Delamare",
    "Smith, Smyth",
    "now here, nowhere",
    "or, of",
  })
  void inEnglish(String stands, String said) {
    assertMaterial(
        "The Supplier who * delivers under this Agreement is bound by it to the end of the term.",
        stands,
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "nicht, _",
    "kein, ein",
    "keine, eine",
    "ohne, mit",
    "weder, wieder",
    "niemals, jemals",
    "nie, die",
    "unbefristet, befristet",
    "darf, muss",
    "fünf, neun",
    "vierzehn, vier",
    "'5.000 Euro', '9.000 Euro'",
    "'5.000', '5,000'",
    "1. März, 1. Mai",
    "der, dem",
    "Käufer, Verkäufer",
    "Maier, Meier",
    "außer, _",
  })
  void inGerman(String stands, String said) {
    assertMaterial(
        "Der Lieferant, der * zu den Bedingungen des Vertrags liefert, ist daran gebunden.",
        stands,
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "ne peut pas, peut",
    "ne peut, peut",
    "jamais, _",
    "sans, dans",
    "ni, si",
    "aucun, un",
    "sauf, sous",
    "cinq, neuf",
    "juin, juillet",
    "doit, peut",
    "illimité, limité",
    "'5 000', '9 000'",
  })
  void inFrench(String stands, String said) {
    assertMaterial(
        "Le fournisseur qui * livre les produits de la commande est lié par les termes du contrat.",
        stands,
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "no, _",
    "nunca, _",
    "sin, con",
    "ni, si",
    "ningún, algún",
    "salvo, _",
    "cinco, quince",
    "debe, puede",
    "ilimitado, limitado",
    "marzo, mayo",
  })
  void inSpanish(String stands, String said) {
    assertMaterial(
        "El proveedor que * entrega los productos del pedido queda obligado por el contrato.",
        stands,
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "non, _",
    "mai, _",
    "senza, con",
    "né, e",
    "nessun, un",
    "salvo, _",
    "cinque, nove",
    "deve, può",
    "illimitato, limitato",
    "marzo, maggio",
  })
  void inItalian(String stands, String said) {
    assertMaterial(
        "Il fornitore che * consegna i prodotti della lista resta vincolato per il contratto.",
        stands,
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "niet, _",
    "nooit, ooit",
    "zonder, onder",
    "noch, toch",
    "geen, een",
    "tenzij, _",
    "vijf, negen",
    "mag, moet",
    "onbeperkt, beperkt",
    "maart, mei",
  })
  void inDutch(String stands, String said) {
    assertMaterial(
        "De leverancier die * levert op de voorwaarden van het contract is daaraan gebonden.",
        stands,
        said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "本协议不受纽约州法律管辖，双方同意。 | 本协议受纽约州法律管辖，双方同意。",
        "Поставщик не отвечает за задержку поставки товара | Поставщик отвечает за задержку"
            + " поставки товара",
        "إنه لا يجوز للمورد التنازل عن هذا العقد للغير | إنه يجوز للمورد التنازل عن هذا العقد"
            + " للغير",
        "Ο προμηθευτής δεν ευθύνεται για την καθυστέρηση | Ο προμηθευτής ευθύνεται για την"
            + " καθυστέρηση",
      })
  void inALanguageOfWhichNothingIsKnown(String page, String quote) {
    assertEquals(Match.NONE, match(page, quote));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the supplier may assign this Agreement to any third party.",
        "THE SUPPLIER MAY ASSIGN THIS AGREEMENT TO ANY THIRD PARTY.",
        "The Supplier may assign the Agreement to any third party.",
        "The Supplier may assign Agreement to any third party.",
        "A Supplier may assign this Agreement to any third party.",
        "The Supplier may assign this Agreement to any third-party.",
        "The Supplier may assign, this Agreement, to any third party!",
        "The 'Supplier' may assign this Agreement to any third party.",
      })
  void whatSaysTheSameIsClose(String quote) {
    assertEquals(
        Match.CLOSE,
        match("The Supplier may assign this Agreement to any third party. Or not.", quote));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No party may assign the Agreement to a third party. | Party may assign the Agreement to a"
            + " third party.",
        "We see. Not the Buyer may assign the Agreement in any year. | A Buyer may assign the"
            + " Agreement in any year.",
        "They don't assign the Agreement to a third party. | assign this Agreement to a third"
            + " party.",
        "Der Mieter darf nicht Räume der Wohnung an Dritte geben. | Räume der Wohnung, an Dritte"
            + " geben.",
        "Keine Partei darf den Vertrag an Dritte übertragen. | partei darf den Vertrag an Dritte"
            + " übertragen",
        "Il ne peut pas céder le contrat à un tiers. | céder ce contrat à un tiers.",
        "Ningún socio puede ceder el contrato a la otra. | Socio puede ceder este contrato a la"
            + " otra.",
        "Nessun socio può cedere il contratto della lista. | Socio può cedere questo contratto"
            + " della lista.",
        "De huurder mag niet het contract in de stad verkopen. | dit contract in de stad"
            + " verkopen.",
      })
  void aNegationRightBeforeThePlaceIsNotLeftOut(String page, String quote) {
    assertEquals(Match.NONE, match(page, quote));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Seller agrees not. The owner of the land pays. | The Seller agrees. Not the owner of"
            + " the land pays.",
        "The Seller agrees not. The owner of the land pays. | the seller agrees. not the owner of"
            + " the land pays.",
        "The Seller agrees. Not the owner of the land pays. | The Seller agrees not the owner of"
            + " the land pays.",
        "The Seller agrees not the owner of the land pays. | The Seller agrees. not the owner of"
            + " the land pays.",
        "The Seller shall pay. Tenant may assign the lease. | The Seller shall pay Tenant. May"
            + " assign the lease.",
      })
  void aSentenceEndsWhereItDoes(String page, String quote) {
    assertEquals(Match.NONE, match(page, quote));
    assertEquals(Match.NONE, match(quote, page));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They say no. The Party may assign the Agreement. | A Party may assign the Agreement.",
        "Acme Inc. may assign the Agreement to J. Smith. | Acme Inc may assign the Agreement to J"
            + " Smith.",
        "The Seller pays. The owner of the land does too. | the seller pays. the owner of the land"
            + " does too!",
        "See Art. 5 of the law of the land in any case. | See Art 5 of the law of the land in any"
            + " case.",
      })
  void aSentenceBeforeAndAbbreviationsSayNothing(String page, String quote) {
    assertEquals(Match.CLOSE, match(page, quote));
  }

  @Test
  void whereTheNearestPlaceSaysSomethingElseAnotherMaySayTheSame() {
    Quote quote =
        new QuoteFinder(
                List.of(
                    Documents.of(
                        "d",
                        "The Buyer pays 5,000 dollars to the Seller.",
                        "The Buyer pays 9,000 dollars to this Seller!")))
            .find(1, "The Buyer pays 9,000 dollars to the Seller.", 0);
    assertEquals(Match.CLOSE, quote.match());
    assertEquals(2, quote.places().getFirst().page());
  }

  @Test
  void noNegationNumberOrBlankIsMovedUnseen() {
    long seed = 20261128;
    Random random = new Random(seed);
    List<String> words =
        List.of(
            "The Seller shall pay the Buyer 5,000 dollars within 30 days of the notice of claim"
                .split(" "));
    for (int n = 0; n < 2000; n++) {
      List<String> sentence = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        sentence.add(words.get(random.nextInt(words.size())));
      }
      String page = String.join(" ", sentence);
      String quote = changed(random, sentence);
      assertEquals(Match.NONE, match(page, quote), "seed " + seed + ": " + quote + " / " + page);
      assertEquals(Match.NONE, match(quote, page), "seed " + seed + ": " + page + " / " + quote);
    }
  }

  private static String changed(Random random, List<String> sentence) {
    List<String> words = new ArrayList<>(sentence);
    int at = 1 + random.nextInt(words.size() - 2);
    switch (random.nextInt(4)) {
      case 0 -> words.add(at, List.of("not", "no", "never", "without").get(random.nextInt(4)));
      case 1 -> words.set(at, words.get(at).equals("7") ? "8" : "7");
      case 2 -> words.set(at, words.get(at) + words.remove(at + 1));
      default -> {
        String word = words.get(at);
        int cut = 1 + random.nextInt(word.length() - 1);
        words.set(at, word.substring(0, cut) + " " + word.substring(cut));
      }
    }
    assertTrue(!words.equals(sentence));
    return String.join(" ", words);
  }
}
