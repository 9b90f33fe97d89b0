// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents of given texts, and real texts in several languages. */
final class Texts {
  static final String ENGLISH =
      """
      Whereas recognition of the inherent dignity and of the equal and inalienable rights of all
      members of the human family is the foundation of freedom, justice and peace in the world\
      """;
  static final String GERMAN =
      """
      Da die Anerkennung der angeborenen Würde und der gleichen und unveräußerlichen Rechte aller
      Mitglieder der Gemeinschaft der Menschen die Grundlage von Freiheit, Gerechtigkeit und Frieden
      in der Welt bildet\
      """;
  static final String FRENCH =
      """
      Considérant que la reconnaissance de la dignité inhérente à tous les membres de la famille
      humaine et de leurs droits égaux et inaliénables constitue le fondement de la liberté, de la
      justice et de la paix dans le monde\
      """;
  static final String SPANISH =
      """
      Considerando que la libertad, la justicia y la paz en el mundo tienen por base el
      reconocimiento de la dignidad intrínseca y de los derechos iguales e inalienables de todos los
      miembros de la familia humana\
      """;
  static final String PORTUGUESE =
      """
      Considerando que o reconhecimento da dignidade inerente a todos os membros da família humana e
      dos seus direitos iguais e inalienáveis constitui o fundamento da liberdade, da justiça e da
      paz no mundo\
      """;
  static final String ITALIAN =
      """
      Considerato che il riconoscimento della dignità inerente a tutti i membri della famiglia umana
      e dei loro diritti, uguali ed inalienabili, costituisce il fondamento della libertà, della
      giustizia e della pace nel mondo\
      """;
  static final String JAPANESE = "人類社会のすべての構成員の固有の尊厳と平等で譲ることのできない権利とを承認することは、世界における自由、正義及び平和の基礎である";
  static final String CHINESE = "鉴于对人类家庭所有成员的固有尊严及其平等的和不移的权利的承认,乃是世界自由、正义与和平的基础";
  static final String KOREAN =
      "모든 인류 구성원의 천부의 존엄성과 동등하고 양도할 수 없는 권리를 인정하는 것이 세계의 자유, 정의 및 평화의 기초이며";
  static final String RUSSIAN =
      "Принимая во внимание, что признание достоинства, присущего всем членам человеческой семьи";

  private Texts() {}

  static DocumentId id(int number) {
    return new DocumentId("%064x".formatted(number));
  }

  static Document document(int number, String name, String... pages) {
    List<Page> made = new ArrayList<>();
    for (String page : pages) {
      made.add(new Page(made.size() + 1, page, PageLayout.unplaced(page.length())));
    }
    return new Document(
        id(number), name, Path.of(name).toAbsolutePath(), DocumentKind.TEXT, made, List.of());
  }
}
