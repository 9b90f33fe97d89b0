// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param name what, in a word or two
 * @param ok whether Carrel can work with it as it is
 * @param detail what was found, with figures
 * @param remedy what to do, or empty when nothing need be done
 */
public record Check(String name, boolean ok, String detail, String remedy) {

  public static Check ok(String name, String detail) {
    return new Check(name, true, detail, "");
  }

  public static Check failed(String name, String detail, String remedy) {
    return new Check(name, false, detail, remedy);
  }
}
