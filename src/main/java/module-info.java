/// Descent: a desktop learning workbench for neural networks.
module descent {
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires org.apache.commons.csv;
    requires com.fasterxml.jackson.databind;
    requires java.logging;
    requires static jdk.incubator.vector;

    exports descent.app to javafx.graphics;
}
