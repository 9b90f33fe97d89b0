// SPDX-License-Identifier: Apache-2.0
/**
 * What a first start opens on: three pages about Carrel itself, in the language of the desk.
 *
 * <p>Start at {@link dev.carrel.app.example.ExampleDocument}. The words stand in {@code pages.txt},
 * a file for each language, so that the document can be searched, read and asked like any other.
 */
@NullMarked
package dev.carrel.app.example;

import org.jspecify.annotations.NullMarked;
