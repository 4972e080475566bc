package planted.port;

/** Breaks: ports are made of the domain. */
public final class PortThatKnowsAUseCase {
    public final planted.usecase.UseCase useCase = new planted.usecase.UseCase();
}
