package planted.persistence;

/** Breaks: driven adapters see no use case. */
public final class StoreThatSeesAUseCase {
    public final planted.usecase.UseCase useCase = new planted.usecase.UseCase();
}
