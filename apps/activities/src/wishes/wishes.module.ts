import { Module, type DynamicModule } from '@nestjs/common';
import { TextVault } from '@liandong/service-kit/text-vault';
import { DirectoryModule } from '../directory/directory.module.js';
import { WishViewsRepository } from './wish-views.repository.js';
import { WishesController } from './wishes.controller.js';
import { WishesRepository } from './wishes.repository.js';
import { WishesService } from './wishes.service.js';

@Module({})
export class WishesModule {
  /** @param contactKey of the vault that keeps contacts; nothing else sees it */
  static forRoot(contactKey: Buffer): DynamicModule {
    return {
      module: WishesModule,
      // What a person who leaves has claimed is given back.
      global: true,
      imports: [DirectoryModule],
      controllers: [WishesController],
      providers: [
        WishesService,
        WishesRepository,
        WishViewsRepository,
        { provide: TextVault, useValue: new TextVault(contactKey) },
      ],
      exports: [WishesRepository],
    };
  }
}
