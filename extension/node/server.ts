import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { serve } from '../../shared/lsp/server.ts';

serve(createConnection(ProposedFeatures.all));
