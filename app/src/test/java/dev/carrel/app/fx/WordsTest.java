// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.NodeOrientation;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void wordsOfADocumentHaveADirectionOfTheirOwn() {
    assertEquals(NodeOrientation.LEFT_TO_RIGHT, Words.direction("The rent is 900."));
    assertEquals(NodeOrientation.RIGHT_TO_LEFT, Words.direction("2. \u05E9\u05DB\u05E8 900."));
    assertEquals(NodeOrientation.LEFT_TO_RIGHT, Words.direction("900 \u20AC"));
    assertEquals(NodeOrientation.LEFT_TO_RIGHT, Words.direction(""));
  }
}
