// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * The rules that files are written by {@code DurableFile}, which alone knows how to do it so that a
 * power cut leaves the old one or the new one. The app has the same rules for its own classes.
 */
public final class WhoWritesFiles {
  private static final Set<String> WRITING =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "createFile",
          "createTempFile",
          "copy",
          "move");

  private static final Set<String> OPENING =
      Set.of("WRITE", "APPEND", "CREATE", "CREATE_NEW", "TRUNCATE_EXISTING");

  private static final DescribedPredicate<JavaAccess<?>> WRITES_A_FILE =
      describe("that writes a file", access -> writes(access.getTarget()));

  private static final DescribedPredicate<JavaAccess<?>> REPLACES_A_FILE =
      describe(
          "that replaces a file",
          access -> access.getTarget().getOwner().isEquivalentTo(StandardCopyOption.class));

  private WhoWritesFiles() {}

  private static boolean writes(AccessTarget target) {
    JavaClass owner = target.getOwner();
    return (owner.isEquivalentTo(Files.class) && WRITING.contains(target.getName()))
        || (owner.isEquivalentTo(StandardOpenOption.class) && OPENING.contains(target.getName()))
        || owner.isEquivalentTo(FileOutputStream.class)
        || owner.isEquivalentTo(FileWriter.class)
        || owner.isEquivalentTo(RandomAccessFile.class);
  }

  /**
   * Nobody writes a file by hand.
   *
   * @param packages whose classes it is about
   * @param but names of classes that may, each with the reason
   */
  public static ArchRule nobodyWritesByHand(String packages, Map<String, String> but) {
    return noClasses()
        .that(Predicates.resideInAPackage(packages).and(not(areOneOf(but.keySet()))))
        .should()
        .accessTargetWhere(WRITES_A_FILE)
        .because("DurableFile does it so that a power cut leaves the old file or the new one");
  }

  /**
   * Nobody gives a finished file the name of another by hand.
   *
   * @param but names of classes that may, each with the reason
   */
  public static ArchRule nobodyReplacesByHand(Map<String, String> but) {
    return noClasses()
        .that(not(areOneOf(but.keySet())))
        .should()
        .accessTargetWhere(REPLACES_A_FILE)
        .because("DurableFile also syncs the file before and the folder behind it");
  }

  private static DescribedPredicate<JavaClass> areOneOf(Set<String> names) {
    return describe("are one of " + names, is -> names.contains(is.getName()));
  }
}
