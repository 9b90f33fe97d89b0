// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Words that say what a sentence is about, and which of them are the same. */
final class Content {
  private static final Set<String> EMPTY =
      words(
          ("a an the this that these those it its they them their he she his her we our you your i"
              + " of to in on at by for from with as into upon under per via and or but nor than"
              + " then if when where which who whom whose what how why so such there here is are"
              + " was were be been being am do does did done has have had having will would shall"
              + " should may might must can could not no never any all some each every either both"
              + " other also only same hereby herein hereof hereto hereunder thereof therein"
              + " thereto said between among within without unless except until during before"
              + " after about over yes well however much many therefore thus according stated"
              + " states say says provides provided per cent percent"
              // German
              + " der die das den dem des ein eine einen einem einer eines und oder aber ist sind"
              + " war waren sein wird werden wurde wurden hat haben hatte kann konnen darf durfen"
              + " muss mussen soll sollen nicht kein keine keinen keinem keiner keines zu zum zur"
              + " von vom mit bei im am auf aus nach vor fur durch an als auch so dass wenn wie es"
              + " er sie ihr ihre ihrem ihren sich nur ohne uber unter bis in"
              // French
              + " le la les l un une des du de d et ou est sont ete etre a au aux en dans par pour"
              + " sur sous avec sans que qui ne n pas ce cet cette ces il elle ils elles son sa ses"
              + " leur leurs se s y peut peuvent doit doivent plus"
              // Spanish
              + " el los las lo una unos unas del al y o es son ser fue era con por para en sin que"
              + " se su sus no si este esta estos estas como puede pueden debe deben debera"));

  private static final Set<String> GENERIC =
      Set.of(
          "agreement",
          "contract",
          "document",
          "documents",
          "section",
          "clause",
          "vertrag",
          "vereinbarung",
          "contrat",
          "accord",
          "contrato",
          "acuerdo",
          "party",
          "parties",
          "partei",
          "parteien",
          "partie",
          "parte",
          "partes",
          "article",
          "answer");

  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("paid", "pay"),
          Map.entry("borne", "bear"),
          Map.entry("bore", "bear"),
          Map.entry("held", "hold"),
          Map.entry("made", "make"),
          Map.entry("sold", "sell"),
          Map.entry("bought", "buy"),
          Map.entry("sent", "send"),
          Map.entry("given", "give"),
          Map.entry("gave", "give"),
          Map.entry("kept", "keep"),
          Map.entry("written", "writ"),
          Map.entry("write", "writ"),
          Map.entry("chosen", "choos"),
          Map.entry("begun", "begin"),
          Map.entry("began", "begin"),
          Map.entry("lent", "lend"),
          Map.entry("lost", "lose"),
          Map.entry("met", "meet"),
          Map.entry("taken", "take"),
          Map.entry("shown", "show"),
          Map.entry("governed", "govern"));

  private static final String[] ENDINGS = {
    "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ions", "ion", "ers", "als",
    "al", "ed", "es", "ly", "s", "e", "y", "en", "er", "em"
  };

  private static final String[] PREFIXES = {
    "re", "pre", "over", "under", "with", "un", "up", "out"
  };

  private static final int LEAST = 3;
  private static final int LEAST_IN_COMMON = 5;
  private static final double SHARE_IN_COMMON = 0.7;

  private Content() {}

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" +")));
  }

  /** Whether a word says nothing by itself. */
  static boolean isEmpty(String key) {
    return key.length() < 2 || EMPTY.contains(key);
  }

  /** Whether a word may be said of any document. */
  static boolean isGeneric(String key) {
    return GENERIC.contains(key);
  }

  /** A word, or the one that says the same, without its commonest endings. */
  static String stem(String key) {
    return ofOne(SameWords.first(key).orElse(key));
  }

  private static String ofOne(String key) {
    String regular = IRREGULAR.get(key);
    if (regular != null) {
      return regular;
    }
    for (String prefix : PREFIXES) {
      String base = key.startsWith(prefix) ? IRREGULAR.get(key.substring(prefix.length())) : null;
      if (base != null) {
        return prefix + base; // "repaid", "resold", "withheld"
      }
    }
    for (String ending : ENDINGS) {
      boolean whole = ending.equals("s") && key.endsWith("ss"); // "pass", "loss"
      if (!whole && key.endsWith(ending) && key.length() - ending.length() >= LEAST) {
        return key.substring(0, key.length() - ending.length());
      }
    }
    return key;
  }

  /** Whether two stems are of the same word. */
  static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    int common = 0;
    while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return common >= LEAST_IN_COMMON
        && common >= SHARE_IN_COMMON * Math.max(a.length(), b.length());
  }
}
