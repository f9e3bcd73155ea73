package dev.forklift.components.observability;

import dev.forklift.components.django.DjangoProject;

/** Values that several agents take. */
final class Checked {

    private Checked() {}

    static boolean share(DjangoProject.Options project, String option, double rate) {
        return project.accepts(
                rate >= 0 && rate <= 1,
                "forklift.E290",
                option + "(" + rate + ")",
                "it is a share: 0 for none, 1 for all",
                option + "(0.1)");
    }

    static boolean named(DjangoProject.Options project, String option, String name) {
        return project.accepts(
                !name.isBlank() && !name.contains(","),
                "forklift.E290",
                option + "(\"" + name + "\")",
                "names are not empty, and ',' divides them",
                option + "(\"shop\")");
    }
}
