// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.regex.Pattern;

/** Sentences that say there is no such thing, or that the documents are silent. */
final class Denials {
  private static final String SILENT =
      "(?:provide|mention|specif|contain|state|include|indicate|address|discuss|give|say|cover|define|reference|refer|set"
          + " forth|set out|outline|describe|detail|disclose|list|identify|have)";

  private static final String SOURCES =
      "(?:documents?|texts?|agreements?|contracts?|passages?|excerpts?|sources?|files?|sections?|provisions?"
          + "|clauses?|pages?|lease|information|it|they)";

  private static final Pattern DENIAL =
      Pattern.compile(
          // English
          "^(?:none|neither) of (?:the|these|those) "
              + SOURCES
              + "|\\b"
              + SOURCES
              + "\\b[^.;]{0,40}\\b(?:never (?:\\w+ly )?"
              + SILENT
              + "|lacks?\\b|omits?\\b|(?:does|do) not (?:seem|appear)"
              + " to)|\\b(?:clause|provision|section|information) (?:is|are)"
              + " (?:missing|absent|lacking)\\b|^kein(?:er|es|e)? (?:der|dieser)"
              + " (?:dokumente|vertrage|unterlagen|texte)\\b|^aucun\\w* (?:de ces|des)"
              + " (?:documents|contrats|textes)\\b|^ningun\\w* de (?:los|estos)"
              + " (?:documentos|contratos|textos)\\b|^(?:no|none|not at all|unknown|unclear|not"
              + " specified|not stated|not mentioned|n/a)[.!]?$|\\bthere (?:is|are|was|were)"
              + " (?:no\\b|not (?:any|a)\\b|none|nothing)|\\bthere(?:'s| is)n't\\b|\\bthere"
              + " aren't\\b|\\b"
              + SOURCES
              + "\\b[^.;]{0,60}\\b(?:does|do|did) (?:not|n't)\\s+(?:\\w+ly )?"
              + SILENT
              + "|\\b(?:doesn't|don't|didn't)\\s+(?:\\w+ly )?"
              + SILENT
              + "|\\b"
              + SOURCES
              + "\\b[^.;]{0,40}\\b(?:provides?|mentions?|contains?|includes?|makes?|gives?|has|have|says?)"
              + " (?:no|nothing)\\b|\\b(?:is|are|was|were) (?:not|n't|never|nowhere) (?:\\w+ly"
              + " )?(?:mention|specif|stat|provid|given|includ|indicat|address|discuss|found|defin|describ|disclos|identif|set"
              + " (?:forth|out)|contain|list|cover|clear|present|available)|\\bisn't (?:\\w+ly"
              + " )?(?:mention|specif|stat|provid|found|defin|clear)|\\bno (?:explicit |specific"
              + " |express |such |direct |further"
              + " )*(?:information|mention|provision|clause|reference|indication|evidence|details?|answer)\\b|\\b(?:silent"
              + " (?:on|about|as to)|not (?:possible|able) to (?:determine|tell|say|answer)|cannot"
              + " (?:be )?(?:determine|answer|find|tell|say|found))|\\b(?:unable to|could"
              + " not|couldn't|can't) (?:find|determine|answer|locate)"
              // German
              + "|^(?:nein|keine?)[.!]?$|\\bes (?:gibt|bestehe?n?t?|existier\\w+|findet sich|finden"
              + " sich)[^.;]{0,30}\\b(?:kein\\w*|nichts)|\\b(?:nicht|nirgends) (?:\\w+"
              + " )?(?:erwahnt|angegeben|festgelegt|geregelt|genannt|enthalten|ersichtlich|aufgefuhrt|vorgesehen|bestimmt|definiert|beschrieben|bekannt|klar)|\\bkeine?"
              + " (?:\\w+"
              + " )?(?:angaben?|informationen?|hinweise?|regelung\\w*|erwahnung|klauseln?|bestimmung\\w*|aussagen?)\\b"
              + "|\\b(?:enthalt|enthalten|nennt|nennen|erwahnt|erwahnen|regelt|regeln|sagt|sagen|macht|machen)\\b[^.;]{0,60}\\b(?:kein\\w*|nicht|nichts)\\b"
              // French
              + "|^(?:non|aucun\\w*)[.!]?$|\\bil n'(?:y a|existe) (?:pas|aucun\\w*|rien)|\\bn(?:e"
              + " |')(?:\\w+"
              + " )?(?:mentionn|precis|indiqu|fourni|contien|specifi|prevoi|stipul|comport|trait|di)\\w*(?:"
              + " \\w+)? (?:pas|aucun\\w*|rien)|\\bn'(?:est|sont) (?:pas|aucunement)"
              + " (?:mentionn|precis|indiqu|fourni|specifi|prevu|stipul|defini)|\\baucun\\w*"
              + " (?:\\w+ )?(?:information|mention|disposition|clause|indication|precision)"
              // Spanish
              + "|\\bno (?:se"
              + " )?(?:hay|existe\\w*|menciona\\w*|especifica\\w*|indica\\w*|proporciona\\w*|contiene\\w*|preve\\w*|establece\\w*|incluye\\w*|senala\\w*|dice\\w*)|\\bno"
              + " (?:esta|estan|es|ha sido)"
              + " (?:mencionad|especificad|indicad|previst|establecid|definid)|\\bningun\\w*"
              + " (?:\\w+ )?(?:informacion|mencion|disposicion|clausula|indicacion|referencia)");

  private static final Pattern BEGINS_WITH_NO =
      Pattern.compile(
          "^(?:no|nein|non|yes|ja|oui|si|sí)\\s*[,;:.–-]\\s*", Pattern.CASE_INSENSITIVE);

  private Denials() {}

  /** What a sentence says behind the yes or no that it begins with. */
  static String withoutYesOrNo(String sentence) {
    String behind = BEGINS_WITH_NO.matcher(sentence).replaceFirst("");
    return behind.isBlank() ? sentence : behind;
  }

  /** Whether a sentence denies that there is such a thing, or says that nothing is said. */
  static boolean isOne(String sentence) {
    String plain = Plain.text(sentence).strip();
    String behind = BEGINS_WITH_NO.matcher(plain).replaceFirst("");
    return (behind.isBlank() && plain.startsWith("n"))
        || DENIAL.matcher(plain).find()
        || DENIAL.matcher(behind).find();
  }
}
