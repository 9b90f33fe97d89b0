// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Gives a number that is grouped by thousands its other forms, at the same place: without the signs
 * between ({@code 1,250,000.50} is also {@code 1250000} and {@code 1250000.50}, and so is {@code
 * 1.250.000,50}).
 */
final class NumberForms extends TokenFilter {
  private static final Pattern GROUPED =
      Pattern.compile("(\\d{1,3}(?:([.,])\\d{3})(?:\\2\\d{3})*)(?:[.,](\\d{1,2}))?");
  private static final Pattern PLAIN = Pattern.compile("(\\d{4,})[.,](\\d{1,2})");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final Deque<String> more = new ArrayDeque<>();
  private State word = captureState();

  NumberForms(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!more.isEmpty()) {
      restoreState(word);
      term.setEmpty().append(more.pop());
      step.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() > 4 && Character.isDigit(term.charAt(0))) {
      addForms(term.toString());
      if (!more.isEmpty()) {
        word = captureState();
      }
    }
    return true;
  }

  private void addForms(String number) {
    Matcher grouped = GROUPED.matcher(number);
    Matcher plain = PLAIN.matcher(number);
    if (grouped.matches()) {
      add(grouped.group(1).replaceAll("\\D", ""), grouped.group(3));
    } else if (plain.matches()) {
      add(plain.group(1), plain.group(2));
    }
  }

  private void add(String whole, String decimals) {
    more.add(whole);
    if (decimals != null) {
      more.add(whole + "." + decimals);
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    more.clear();
  }
}
